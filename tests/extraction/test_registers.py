"""Sport and show business are passed over, and counted; crime and politics about them are not."""

from __future__ import annotations

GAME = (
    "The league season ended with a late touchdown. The quarterback thanked his coach and every fan. "
    "Rivers attacked the goal twice before halftime. The trophy goes to a franchise that never won a playoff game."
)
CRIME = (
    "Police arrested the coach of the league after a shooting. A court charged two fans with murder. "
    "The minister said that the game would not be played. Gunmen killed a goalkeeper in the attack."
)


def test_a_text_full_of_games_gives_nothing_and_is_counted(read) -> None:
    extracted = read(GAME)
    assert extracted.statements == ()
    assert [loss.reason for loss in extracted.losses] == ["about sport, shows or gadgets"]
    assert extracted.losses[0].count == 4


def test_a_crime_among_players_is_read(read) -> None:
    extracted = read(CRIME)
    assert {s.type for s in extracted.statements} >= {"COERCE", "ASSAULT"}
    assert not [loss for loss in extracted.losses if loss.reason == "about sport, shows or gadgets"]
