import re

from strikelog.charts import spark


def test_bars_stand_on_zero_and_none_is_a_gap():
    drawn = spark([2, None, 8, 0], "Killed: 2, –, 8, 0")
    assert re.findall(r"height: ([0-9.]+)%", drawn) == ["25.0", "0.0", "100.0", "0.0"]


def test_what_is_said_is_escaped():
    assert 'aria-label="&lt;b&gt; &#34;x&#34;"' in spark([1.0], '<b> "x"')


def test_nothing_told_draws_nothing():
    assert re.findall(r"height: ([0-9.]+)%", spark([None, None], "")) == ["0.0", "0.0"]
