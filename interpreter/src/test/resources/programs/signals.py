import signal, _signal, os, time, threading
got=[]
def h(n,f): got.append((n,f.f_code.co_name))
def run():
    signal.signal(signal.SIGTERM,signal.SIG_DFL) # it may have been ignored by whoever started this
    print(signal.signal(signal.SIGTERM,h), signal.getsignal(signal.SIGTERM)==h)
    signal.raise_signal(signal.SIGTERM); print(got)
    signal.raise_signal(15)
    time.sleep(0.3); print(got)
    print(signal.signal(signal.SIGTERM,signal.SIG_IGN)==h); signal.raise_signal(15); print('alive')
    print(signal.getsignal(2) is signal.default_int_handler)
    try: signal.raise_signal(2)
    except KeyboardInterrupt as e: print('KI',e)
    print(signal.signal(2,h) is signal.default_int_handler); signal.raise_signal(2); print(got)
    signal.signal(2,lambda n,f:1/0)
    try: signal.raise_signal(2)
    except ZeroDivisionError as e: print(e)
    signal.signal(2,signal.default_int_handler)
    for f in (lambda:signal.signal(99,0),lambda:signal.signal(9,signal.SIG_IGN),lambda:signal.signal(2,5),lambda:signal.getsignal(0),lambda:signal.strsignal(70),lambda:_signal.signal(2,None),lambda:signal.raise_signal(99),lambda:signal.default_int_handler(2,None),lambda:signal.signal('x',0)):
        try: print(f())
        except BaseException as e: print(type(e).__name__,e)
    print(signal.Signals(2),signal.strsignal(11),len(signal.valid_signals()),sorted(signal.valid_signals())[:3])
    def g():
        try: signal.signal(2,signal.SIG_DFL)
        except BaseException as e: print(type(e).__name__,e)
    t=threading.Thread(target=g); t.start(); t.join()
    def later():
        time.sleep(.2); signal.raise_signal(signal.SIGINT)
    threading.Thread(target=later).start()
    t0=time.time()
    try:
        while time.time()-t0<5: pass
        print('no')
    except KeyboardInterrupt: print('interrupted', time.time()-t0<4)
    signal.signal(signal.SIGTERM,h); threading.Thread(target=lambda:(time.sleep(.1),signal.raise_signal(15))).start(); t0=time.time(); time.sleep(.5); print(time.time()-t0>=.5, got[-1])
run()
print(type[int], type[BaseException])
