import threading, queue, time, _thread
def tr(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
out = []
def work(n):
    for i in range(3): out.append((n, i)); time.sleep(0.001)
ts = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out), threading.active_count())
q = queue.Queue(maxsize=2)
def producer():
    for i in range(10): q.put(i)
    q.put(None)
got = []
def consumer():
    while (x := q.get()) is not None: got.append(x)
a, b = threading.Thread(target=producer), threading.Thread(target=consumer)
a.start(); b.start(); a.join(); b.join(); print(got)
lock = threading.Lock(); total = 0
def add():
    global total
    for _ in range(20000):
        with lock: total += 1
ts = [threading.Thread(target=add) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]; print(total)
done = False
def spin():
    n = 0
    while not done: n += 1
t = threading.Thread(target=spin); t.start(); time.sleep(0.05); done = True; t.join(); print('spun')
e = threading.Event(); print(e.wait(0.01)); threading.Timer(0.01, e.set).start(); print(e.wait(5))
c = threading.Condition(); ready = []
def waiter():
    with c:
        c.wait_for(lambda: ready, 5); print('notified')
t = threading.Thread(target=waiter); t.start()
with c: ready.append(1); c.notify_all()
t.join()
s = threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False))
bar = threading.Barrier(3); r = []
ts = [threading.Thread(target=lambda: r.append(bar.wait(5))) for _ in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; print(sorted(r))
loc = threading.local(); loc.x = 1
def f(): print(hasattr(loc, "x"))
t = threading.Thread(target=f); t.start(); t.join(); print(loc.x)
rl = threading.RLock()
with rl:
    with rl: print(rl._is_owned())
def bad(): raise ValueError('in thread')
threading.excepthook = lambda a: print('hook', a.exc_type.__name__, a.exc_value, a.thread.name)
t = threading.Thread(target=bad, name='bad'); t.start(); t.join()
print(t.is_alive(), t.name, t.daemon, threading.current_thread().name, threading.main_thread() is threading.current_thread())
tr(lambda: t.start())
tr(lambda: threading.current_thread().join())
l = _thread.allocate_lock(); tr(lambda: l.acquire(False, 1)); tr(lambda: l.acquire(True, -2)); tr(lambda: l.release()); l.acquire(); t0 = time.time(); print(l.acquire(timeout=0.02), time.time() - t0 >= 0.02)
import concurrent.futures
with concurrent.futures.ThreadPoolExecutor(3) as ex: print(list(ex.map(lambda x: x * x, range(10))), ex.submit(pow, 2, 10).result())
def alloc():
    x = []
    for i in range(30000): x.append({'a': [i], 'b': str(i)})
    return sum(len(d['b']) for d in x)
with concurrent.futures.ThreadPoolExecutor(4) as ex: print([f.result() for f in [ex.submit(alloc) for _ in range(4)]])
def gen(n):
    for i in range(n): yield i
with concurrent.futures.ThreadPoolExecutor(4) as ex: print(list(ex.map(lambda n: sum(gen(n)), [10000] * 4)))
threading.Thread(target=lambda: (time.sleep(0.05), print('last'))).start()
print('main ends')
