"""Articles: the list with its search, or one article (`?article=…&claim=…`) with its claims in its text."""

import streamlit as st

from strikelog import ui
from strikelog.model import style

ui.guard("articles")
view = ui.reads.view(ui.filters.current())
article, claim = ui.reader.asked("article"), ui.reader.asked("claim")
if article:
    ui.reader.article_page(view, article, claim)
    st.stop()

ui.show.heading("articles")
ui.upkeep.just_done()
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    ui.upkeep.bin_list()
    st.stop()

search = st.text_input("Search in titles and texts", key="find", bind="query-params", icon=":material/search:")
found = ui.reads.count_articles(view, search or "")
if not found:
    ui.states.nothing_matches()
    st.stop()

st.caption(f"{style.number(found)} {'article' if found == 1 else 'articles'}, newest first")
listed = st.container(gap="medium")
pages = -(-found // ui.show.PER_PAGE)
page = st.pagination(pages, key="articles-page", bind="query-params") if pages > 1 else 1
with listed:
    rows = ui.reads.articles(view, search or "", ui.show.PER_PAGE, (page - 1) * ui.show.PER_PAGE)
    for row in ui.reads.records(rows):
        ui.home.article_line(row)
ui.upkeep.bin_list()
ui.upkeep.versions(view)
