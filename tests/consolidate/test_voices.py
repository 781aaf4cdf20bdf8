import pandas as pd

from strikelog.consolidate import voices

WIRE = (
    "Four missiles hit the industrial quarter of the city shortly before dawn on Tuesday, killing one watchman and "
    "injuring five people in the houses nearby, the regional administration said. Crews were still clearing bricks "
    "from the road at noon, and two tram lines were shortened until the evening."
)
EDITED = WIRE.replace("shortly before dawn", "early").replace("at noon", "by midday") + " More follows."
OTHER = (
    "A nurse at the city hospital told this newspaper that the night shift had dealt with five people who had been cut "
    "by glass. One man died before the ambulance came. The surgeons have been at work since six in the morning."
)


def table(*rows):
    return pd.DataFrame(rows, columns=["article_id", "source", "published", "text"])


def test_an_outlet_is_one_voice():
    known = table(("a", "Meridian Wire", "2024-06-07", WIRE), ("b", "Meridian Wire", "2024-06-08", OTHER))
    assert voices(known) == {"a": "Meridian Wire", "b": "Meridian Wire"}


def test_a_light_rewrite_speaks_with_the_voice_of_its_origin():
    known = table(("b", "Harbour Post", "2024-06-07T10:00", EDITED), ("a", "Meridian Wire", "2024-06-07T08:00", WIRE))
    assert voices(known) == {"a": "Meridian Wire", "b": "Meridian Wire"}


def test_another_report_of_the_same_event_is_another_voice():
    known = table(("a", "Meridian Wire", "2024-06-07", WIRE), ("b", "City Paper", "2024-06-07", OTHER))
    assert voices(known) == {"a": "Meridian Wire", "b": "City Paper"}


def test_an_article_without_a_source_is_a_voice_of_its_own():
    known = table(("a", "", "2024-06-07", WIRE), ("b", "", "2024-06-07", OTHER))
    assert voices(known) == {"a": "a", "b": "b"}


def test_short_texts_are_copies_only_where_they_are_equal():
    known = table(("a", "A", "", "Two drones were shot down."), ("b", "B", "", "Two drones were shot down today."))
    assert voices(known) == {"a": "A", "b": "B"}
