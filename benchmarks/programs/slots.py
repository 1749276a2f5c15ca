"""Classes with __slots__: attribute access, inheritance of slots, and the errors of missing attributes."""


class Particle:
    __slots__ = ("x", "y", "vx", "vy")

    def __init__(self, x, y, vx, vy):
        self.x = x
        self.y = y
        self.vx = vx
        self.vy = vy

    def step(self, dt):
        self.x += self.vx * dt
        self.y += self.vy * dt
        if self.x < 0.0 or self.x > 100.0:
            self.vx = -self.vx
        if self.y < 0.0 or self.y > 100.0:
            self.vy = -self.vy


class Charged(Particle):
    __slots__ = ("charge",)

    def __init__(self, x, y, vx, vy, charge):
        super().__init__(x, y, vx, vy)
        self.charge = charge

    def step(self, dt):
        self.vy += self.charge * dt
        super().step(dt)


class Open(Particle):
    """A subclass without __slots__, whose instances have a dictionary as well."""


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value = value
        self.next = next


def simulate(steps):
    particles = [Particle(i * 10.0, i * 5.0, 1.0 + i, 2.0 - i) for i in range(5)]
    particles += [Charged(i * 7.0, i * 3.0, 0.5 * i, 1.0, 0.25) for i in range(5)]
    for _ in range(steps):
        for particle in particles:
            particle.step(0.125)
    return particles


def linked_sum(length, rounds):
    head = None
    for i in range(length):
        head = Node(i, head)
    total = 0
    for _ in range(rounds):
        node = head
        while node is not None:
            total += node.value
            node = node.next
    return total


def main():
    for particle in simulate(30_000)[::3]:
        print(type(particle).__name__, f"{particle.x:.6f} {particle.y:.6f} {particle.vx:.3f} {particle.vy:.3f}")
    print(linked_sum(1000, 1000))

    particle = Particle(1, 2, 3, 4)
    try:
        particle.colour = "red"
    except AttributeError:
        print("no slot for colour")
    del particle.vx
    try:
        particle.vx
    except AttributeError:
        print("vx was deleted")
    print(hasattr(particle, "vx"), hasattr(particle, "vy"), hasattr(particle, "__dict__"))

    free = Open(1, 2, 3, 4)
    free.colour = "blue"
    print(free.__dict__, free.x)
    print(Particle.__slots__, Charged.__slots__)
    print(Particle.x.__get__(free, Open), type(Particle.x).__name__)


main()
