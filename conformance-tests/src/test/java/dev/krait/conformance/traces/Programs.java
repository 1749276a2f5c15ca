package dev.krait.conformance.traces;

import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.TraceBuilder;

/** Loops as a recorder would emit them. */
public final class Programs {
    private Programs() {
    }

    /** Slots: 0 s, 1 i, 2 the iterator. {@code for i in it: s += i * i}. */
    public static Trace sumOfSquares() {
        TraceBuilder t = TraceBuilder.root("sum of squares", 1000);
        Machine.Slots f = new Machine.Slots();
        t.setState(f.at(0));
        int it = t.guardShape(t.loadFrame(Machine.slot(2)), Machine.RANGE_ITERATOR);
        int i = next(t, it);
        f.put(1, i);
        t.setState(f.at(1));
        int product = t.mulInt(t.toInt(i), t.toInt(i));
        t.setState(f.at(2));
        f.put(0, t.addInt(t.toInt(t.loadFrame(Machine.slot(0))), product));
        t.setState(f.at(0));
        t.closeLoop(true);
        return t.trace();
    }

    static int next(TraceBuilder t, int it) {
        int left = t.loadInt(Region.ITERATOR, it, RangeIteratorLayout.REMAINING);
        t.guardCompareInt(Condition.GT, left, t.constInt(0));
        int i = t.loadInt(Region.ITERATOR, it, RangeIteratorLayout.NEXT);
        int step = t.loadInt(Region.ITERATOR, it, RangeIteratorLayout.STEP);
        t.guardCompareInt(Condition.EQ, step, t.constInt(1));
        int after = t.addInt(i, step);
        int rest = t.subInt(left, t.constInt(1));
        t.storeInt(Region.ITERATOR, it, RangeIteratorLayout.NEXT, after);
        t.storeInt(Region.ITERATOR, it, RangeIteratorLayout.REMAINING, rest);
        return i;
    }

    /** Slots: 0 s, 1 i, 2 list, 3 n. {@code while i < n: s += list[i]; i += 1}. */
    public static Trace listSum() {
        TraceBuilder t = TraceBuilder.root("list sum", 1000);
        Machine.Slots f = new Machine.Slots();
        t.setState(f.at(0));
        int i = t.toInt(t.loadFrame(Machine.slot(1)));
        int n = t.toInt(t.loadFrame(Machine.slot(3)));
        t.guardCompareInt(Condition.LT, i, n);
        t.setState(f.at(1));
        int list = t.guardShape(t.loadFrame(Machine.slot(2)), Machine.LIST);
        t.guardIndex(i, t.loadInt(Region.LIST, list, ListLayout.LENGTH));
        int item = t.loadItem(Region.ARRAY, t.loadObject(Region.LIST, list, ListLayout.ITEMS), i, ArrayLayout.WORDS);
        t.setState(f.at(2));
        int x = t.toInt(item);
        int s = t.toInt(t.loadFrame(Machine.slot(0)));
        f.put(0, t.addInt(s, x));
        t.setState(f.at(3));
        f.put(1, t.addInt(i, t.constInt(1)));
        t.setState(f.at(0));
        t.closeLoop(true);
        return t.trace();
    }

    /** One pixel. Slots: 0 zr, 1 zi, 2 cr, 3 ci, 4 k, 5 limit. */
    public static Trace mandelbrot() {
        TraceBuilder t = TraceBuilder.root("mandelbrot", 1000);
        Machine.Slots f = new Machine.Slots();
        t.setState(f.at(0));
        int k = t.toInt(t.loadFrame(Machine.slot(4)));
        t.guardCompareInt(Condition.LT, k, t.toInt(t.loadFrame(Machine.slot(5))));
        int zr = t.toFloat(t.loadFrame(Machine.slot(0)));
        int zi = t.toFloat(t.loadFrame(Machine.slot(1)));
        int r2 = t.mulFloat(zr, zr);
        int i2 = t.mulFloat(zi, zi);
        t.guardCompareFloat(Condition.GT, t.addFloat(r2, i2), t.constFloat(4), false);
        int ci = t.toFloat(t.loadFrame(Machine.slot(3)));
        int cr = t.toFloat(t.loadFrame(Machine.slot(2)));
        int newI = t.addFloat(t.mulFloat(t.mulFloat(t.constFloat(2), zr), zi), ci);
        int newR = t.addFloat(t.subFloat(r2, i2), cr);
        f.put(0, newR).put(1, newI);
        t.setState(f.at(1));
        f.put(4, t.addInt(k, t.constInt(1)));
        t.setState(f.at(0));
        t.closeLoop(true);
        return t.trace();
    }
}
