import pandas as pd
import pytest

from strikelog.ui import batches


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (["added", "refused", "added"], "2 added, 1 refused"),
        (["copy", "already"], "1 already there, 1 copy"),
        (["copy", "copy"], "2 copies"),
        ([], ""),
    ],
)
def test_a_batch_in_one_line(states, words):
    assert batches.summary(pd.DataFrame({"state": states}, dtype="str")) == words
