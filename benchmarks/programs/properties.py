"""Properties, descriptors, class methods and static methods."""


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError(f"{value} is below absolute zero")
        self._celsius = value

    @property
    def fahrenheit(self):
        """The same temperature in degrees Fahrenheit."""
        return self._celsius * 9 // 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 // 9

    @classmethod
    def from_fahrenheit(cls, value):
        result = cls(0)
        result.fahrenheit = value
        return result

    @staticmethod
    def hotter(a, b):
        return a if a.celsius > b.celsius else b


class Bounded:
    """A data descriptor that keeps an integer within bounds."""

    def __init__(self, low, high):
        self.low = low
        self.high = high

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name, self.low)

    def __set__(self, instance, value):
        setattr(instance, self.name, max(self.low, min(self.high, value)))


class Player:
    health = Bounded(0, 100)
    level = Bounded(1, 9)


class Recorder:
    """Answers for every attribute it does not have."""

    def __init__(self):
        self.missing = []

    def __getattr__(self, name):
        self.missing.append(name)
        return len(name)


def drift(steps):
    temperature = Temperature(20)
    total = 0
    for i in range(steps):
        temperature.celsius = temperature.celsius + (i * 7 % 11) - 5
        total += temperature.fahrenheit
    return temperature.celsius, total


def fight(rounds):
    player = Player()
    player.health = 60
    for i in range(rounds):
        player.health -= i % 5
        player.health += i % 4 + 1
        if player.health == 100:
            player.level += 1
            player.health = 10
    return player.health, player.level


def main():
    print(drift(400_000))
    print(fight(80_000))
    print(Temperature.from_fahrenheit(212).celsius)
    print(Temperature.hotter(Temperature(3), Temperature(5)).celsius)
    print(Temperature.fahrenheit.__doc__, isinstance(Temperature.celsius, property))
    try:
        Temperature(0).celsius = -300
    except ValueError as error:
        print(error)
    print(type(Player.health).__name__, Player.health.name, sorted(vars(Player()).items()))
    recorder = Recorder()
    print(recorder.red + recorder.green + recorder.blue, recorder.missing)


main()
