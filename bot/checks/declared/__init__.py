"""What bot/checks/keys.py needs to be told, area by area: MADE, ASKED and TOGETHER as they are explained there."""
