# While a thread waits in a loop that has been compiled, memory is collected.
import gc, threading, time, weakref

ROUNDS = 2000


class Node:
    pass


def is_collected():
    node = Node()
    node.self = node
    reference = weakref.ref(node)
    node = None
    gc.collect()
    return reference() is None


class Waiting:
    def __init__(self, function):
        self.round = 0
        self.locks = [threading.Lock() for _ in range(ROUNDS)]
        self.locks[-1].acquire()
        self.seconds = [0] * (ROUNDS - 1) + [0.5]
        self.held = threading.Lock()
        self.held.acquire()
        self.last = threading.Thread(target=self.held.acquire)
        self.last.start()
        self.done = threading.Thread(target=int)
        self.done.start()
        self.done.join()
        self.threads = [self.done] * (ROUNDS - 1) + [self.last]
        self.thread = threading.Thread(target=function, args=(self,))
        self.thread.start()

    def until_it_waits(self):
        while self.round < ROUNDS - 1:
            time.sleep(0.001)
        time.sleep(0.05)

    def end(self):
        self.locks[-1].release()
        self.held.release()
        self.last.join()
        self.thread.join()


def acquire(w):
    locks = w.locks
    for i in range(ROUNDS):
        w.round = i
        locks[i].acquire()
        locks[i].release()


def enter(w):
    locks = w.locks
    for i in range(ROUNDS):
        w.round = i
        with locks[i]:
            pass


def sleep(w):
    seconds = w.seconds
    for i in range(ROUNDS):
        w.round = i
        time.sleep(seconds[i])


def join(w):
    threads = w.threads
    for i in range(ROUNDS):
        w.round = i
        threads[i].join()


for function in acquire, enter, sleep, join:
    w = Waiting(function)
    w.until_it_waits()
    print(function.__name__, w.round, is_collected())
    w.end()
    print(w.round, w.thread.is_alive())
