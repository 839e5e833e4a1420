"""The clock of the program, over machine clocks that the test sets: what a jump of the time of day does, and what it does not do."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Clock

BEGAN = datetime(2026, 12, 1, 1, tzinfo=UTC)
HOUR = Clock.BELIEVED_AFTER_SECONDS
JUMPS = [timedelta(minutes=10), timedelta(minutes=-10), timedelta(days=1), timedelta(days=-1)]


class Machine:
    """A machine of which the test says how long it has run, and by how much its time of day is wrong."""

    def __init__(self, began: datetime = BEGAN) -> None:
        self.began = began
        self.run_seconds = 0.0
        self.wrong = timedelta()

    @property
    def true(self) -> datetime:
        return self.began + timedelta(seconds=self.run_seconds)


class SetClock(Clock):
    """The program's clock on such a machine."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        super().__init__()

    def wall(self) -> datetime:
        return self.machine.true + self.machine.wrong

    def steady_seconds(self) -> float:
        return 1000.0 + self.machine.run_seconds


class Look:
    """One program on one machine, looked at now and then."""

    def __init__(self) -> None:
        self.machine = Machine()
        self.clock = SetClock(self.machine)

    def after(self, seconds: float, jump: timedelta | None = None) -> timedelta:
        """How wrong the program's time is when that much time has passed; before, the machine's may have been set wrong, by `jump` altogether."""
        if jump is not None:
            self.machine.wrong = jump
        self.machine.run_seconds += seconds
        return self.clock.now() - self.machine.true


@pytest.mark.parametrize("jump", JUMPS)
def test_a_jump_is_ignored_for_an_hour_and_then_believed(jump: timedelta) -> None:
    wrong = Look()
    assert [wrong.after(60, jump) for _ in range(60)] == [timedelta()] * 60  # seen first after a minute; believed an hour after that
    assert wrong.after(59) == timedelta()
    assert wrong.after(1) == jump
    assert wrong.after(60) == jump


@pytest.mark.parametrize("jump", JUMPS)
def test_a_jump_that_is_put_right_within_the_hour_leaves_no_trace(jump: timedelta) -> None:
    wrong = Look()
    for _ in range(3):
        assert [wrong.after(60, jump) for _ in range(59)] == [timedelta()] * 59
        assert wrong.after(60, timedelta()) == timedelta()


def test_a_second_jump_has_to_stand_for_an_hour_of_its_own() -> None:
    wrong = Look()
    wrong.after(1, timedelta(days=1))
    wrong.after(HOUR - 60)
    wrong.after(1, timedelta(days=-1))
    assert wrong.after(60) == timedelta()


def test_a_clock_that_goes_slowly_wrong_is_followed() -> None:
    """Two minutes a day: no machine is that bad. Whoever sets it right in small steps is followed too."""
    wrong = Look()
    drifted = [timedelta(seconds=minute / 12) for minute in range(24 * 60)]
    assert [wrong.after(60, each) for each in drifted] == drifted
    put_right = [drifted[-1] - timedelta(seconds=second) for second in range(1, 120)]
    assert [wrong.after(10, each) for each in put_right] == put_right


def test_a_correction_of_five_seconds_is_followed_at_once_and_a_larger_one_is_a_jump() -> None:
    wrong = Look()
    assert wrong.after(1, -Clock.TOLERATED) == -Clock.TOLERATED
    assert wrong.after(1, timedelta(seconds=1)) == -Clock.TOLERATED


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from([0, 0, 0.4, -0.4, 5, -5, 6, -6, 600, -600, 86400, -86400])), min_size=1, max_size=80))
def test_until_a_jump_is_believed_time_passes_as_it_does_but_for_five_seconds_a_look(steps: list[tuple[int, float]]) -> None:
    """So before that the program's time never goes back by more than five seconds, however the machine's is set."""
    machine = Machine()
    clock = SetClock(machine)
    before, jumped = clock.now(), (0.0, timedelta())
    for seconds, jump in steps:
        machine.wrong += timedelta(seconds=jump)
        machine.run_seconds += seconds
        now, carried_on = clock.now(), before + timedelta(seconds=seconds)
        apart = clock.wall() - carried_on
        if abs(apart) <= Clock.TOLERATED or abs(apart - jumped[1]) > Clock.TOLERATED:
            jumped = (machine.run_seconds, apart)
        if machine.run_seconds - jumped[0] < HOUR:
            assert abs(now - carried_on) <= Clock.TOLERATED
        else:
            assert now == clock.wall()
            jumped = (machine.run_seconds, timedelta())
        before = now


def test_nothing_is_known_of_a_jump_while_the_program_did_not_run() -> None:
    """A limit: a start takes the machine's word for the time. Offers are not ended in the first minutes; see schedule.GRACE_SECONDS."""
    machine = Machine()
    machine.wrong = timedelta(days=1)
    assert SetClock(machine).now() == machine.true + timedelta(days=1)


def test_today_is_the_day_in_hong_kong() -> None:
    assert SetClock(Machine(datetime(2026, 12, 1, 15, 59, 59, tzinfo=UTC))).today() == date(2026, 12, 1)
    assert SetClock(Machine(datetime(2026, 12, 1, 16, 0, 0, tzinfo=UTC))).today() == date(2026, 12, 2)


def test_the_machines_own_clocks_are_read() -> None:
    clock = Clock()
    first, steady = clock.now(), clock.steady_seconds()
    time.sleep(0.05)
    assert abs(datetime.now(UTC) - clock.now()) < Clock.TOLERATED and clock.now() > first
    assert 0.04 < clock.steady_seconds() - steady < 30
