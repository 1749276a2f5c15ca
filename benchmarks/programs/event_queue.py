"""A discrete event simulation of a shop with several tills, driven by a heap of events."""

import heapq


class Random:
    """A small linear congruential generator, so that every run is the same."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) % limit


class Event:
    def __init__(self, time, sequence, action, customer):
        self.time = time
        self.sequence = sequence
        self.action = action
        self.customer = customer

    def __lt__(self, other):
        return (self.time, self.sequence) < (other.time, other.sequence)


class Shop:
    def __init__(self, tills, customers, seed):
        self.random = Random(seed)
        self.free_tills = tills
        self.waiting = []
        self.events = []
        self.sequence = 0
        self.now = 0
        self.served = 0
        self.total_wait = 0
        self.longest_queue = 0
        time = 0
        for customer in range(customers):
            time += self.random.below(10)
            self.schedule(time, self.arrive, (customer, time))

    def schedule(self, time, action, customer):
        self.sequence += 1
        heapq.heappush(self.events, Event(time, self.sequence, action, customer))

    def arrive(self, customer):
        if self.free_tills:
            self.free_tills -= 1
            self.serve(customer)
        else:
            number, arrival = customer
            heapq.heappush(self.waiting, (number % 20 != 0, arrival, number))
            self.longest_queue = max(self.longest_queue, len(self.waiting))

    def serve(self, customer):
        self.total_wait += self.now - customer[1]
        self.schedule(self.now + 3 + self.random.below(20), self.leave, customer)

    def leave(self, customer):
        self.served += 1
        if self.waiting:
            _, arrival, number = heapq.heappop(self.waiting)
            self.serve((number, arrival))
        else:
            self.free_tills += 1

    def run(self):
        while self.events:
            event = heapq.heappop(self.events)
            self.now = event.time
            event.action(event.customer)


def heap_sort(values):
    heap = list(values)
    heapq.heapify(heap)
    return [heapq.heappop(heap) for _ in range(len(heap))]


def main():
    for tills in (2, 3, 4):
        shop = Shop(tills, 8000, seed=tills)
        shop.run()
        print(tills, shop.served, shop.now, shop.longest_queue, f"{shop.total_wait / shop.served:.3f}")
    random = Random(99)
    values = [random.below(100_000) for _ in range(20_000)]
    ordered = heap_sort(values)
    print(ordered == sorted(values), ordered[:4], ordered[-2:])
    print(heapq.nsmallest(3, values), heapq.nlargest(3, values, key=lambda v: v % 1000))
    print(list(heapq.merge([1, 4, 9], [2, 3, 10], [0])))
    heap = [5, 7, 6]
    print(heapq.heapreplace(heap, 9), heapq.heappushpop(heap, 1), heap)


main()
