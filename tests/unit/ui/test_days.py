from datetime import date, datetime, timedelta

from facing.core.document import Version, VersionKind
from facing.ui.history.days import Day, Kept, by_day
from facing.ui.history.wording import day_words, described, version_name, version_remark


def version(number: int, time: datetime, **facts: object) -> Version:
    return Version(number, round(time.timestamp() * 1000), VersionKind.KEPT, **facts)  # type: ignore[arg-type]


def test_each_day_stands_once_before_its_versions() -> None:
    noon = datetime(2026, 3, 5, 12, 0)
    versions = [
        version(3, noon),
        version(2, noon - timedelta(hours=2)),
        version(1, noon - timedelta(days=1)),
    ]
    entries = by_day(versions)
    assert entries == [
        Day(date(2026, 3, 5)),
        Kept(versions[0], noon),
        Kept(versions[1], noon - timedelta(hours=2)),
        Day(date(2026, 3, 4)),
        Kept(versions[2], noon - timedelta(days=1)),
    ]
    assert by_day([]) == []


def test_days_are_told_as_people_say_them() -> None:
    today = date(2026, 3, 5)
    assert day_words(Day(today), today) == "Today"
    assert day_words(Day(date(2026, 3, 4)), today) == "Yesterday"
    assert "2026" in day_words(Day(date(2026, 3, 3)), today)


def test_a_version_is_told_by_its_name_else_by_why_it_exists() -> None:
    names = {kind: version_name(Version(1, 0, kind)) for kind in VersionKind}
    assert len(set(names.values())) == len(VersionKind)
    assert version_name(Version(1, 0, VersionKind.KEPT, name="second reading")) == "second reading"


def test_a_version_says_how_much_changed() -> None:
    assert version_remark(Version(1, 0, VersionKind.KEPT, words_changed=1)) == "1 word changed"
    assert version_remark(Version(1, 0, VersionKind.KEPT, words_changed=14)) == "14 words changed"


def test_a_row_has_time_name_and_words() -> None:
    told = described(
        Kept(version(1, datetime(2026, 3, 5, 14, 3), name="Draft", words_changed=2), datetime(2026, 3, 5, 14, 3))
    )
    assert "Draft" in told.words
    assert "03" in told.words
    assert told.remark == "2 words changed"
    assert described(Day(date.today())).is_header
