package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.GeneratorLayout.STATE;
import static dev.krait.spi.abi.GeneratorLayout.STATE_CREATED;
import static dev.krait.spi.abi.GeneratorLayout.STATE_SUSPENDED;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;
import static dev.krait.spi.abi.Value.TAG_SHIFT;

import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.spi.abi.SequenceIteratorLayout;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;

/** Folded nodes for loops. */
final class LoopNodes {
    private LoopNodes() {
    }

    /** FOR_ITER over anything; the iterator is on the stack. */
    static class For extends Folded {
        final long iterator;
        final long to;

        For(Instr instr, int first, long to) {
            super(instr, 0, first);
            iterator = instr.top - 8;
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            return general(t, f, getLong(f + iterator));
        }

        final Node general(PyThread t, long f, long it) {
            int shape = Objects.shape(it);
            if (shape == ShapeIds.GENERATOR) {
                putInt(f + FrameLayout.PC, instr.pc);
                return instr.exec(t, f);
            }
            long value = IterationInstr.next(t, it, shape);
            if (value == 0) {
                return target;
            }
            putLong(f + to, value);
            return next;
        }

        final Node slow(PyThread t, long f, long it) {
            int shape = Objects.shape(it);
            if (instr.cache == null || (int) instr.cache != shape) {
                instr.cache = shape;
                instr.seen |= 2;
                miss();
            }
            return general(t, f, it);
        }
    }

    /** FOR_ITER over a range. */
    static final class ForRange extends For {
        ForRange(Instr instr, int first, long to) {
            super(instr, first, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long it = getLong(f + iterator);
            if (getInt(it) != ShapeIds.RANGE_ITERATOR) {
                return slow(t, f, it);
            }
            long left = getLong(it + RangeIteratorLayout.REMAINING);
            if (left <= 0) {
                return target;
            }
            long number = getLong(it + RangeIteratorLayout.NEXT);
            putLong(it + RangeIteratorLayout.REMAINING, left - 1);
            putLong(it + RangeIteratorLayout.NEXT, number + getLong(it + RangeIteratorLayout.STEP));
            putLong(f + to, Value.ofInt(number));
            return next;
        }
    }

    /** FOR_ITER over a list. */
    static final class ForList extends For {
        ForList(Instr instr, int first, long to) {
            super(instr, first, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long it = getLong(f + iterator);
            if (getInt(it) != ShapeIds.LIST_ITERATOR) {
                return slow(t, f, it);
            }
            long list = getLong(it + SequenceIteratorLayout.SEQUENCE);
            if (list == 0) {
                return target;
            }
            long index = getLong(it + SequenceIteratorLayout.INDEX);
            if (index >= getLong(list + ListLayout.LENGTH)) {
                putLong(it + SequenceIteratorLayout.SEQUENCE, 0);
                return target;
            }
            putLong(it + SequenceIteratorLayout.INDEX, index + 1);
            putLong(f + to, getLong(getLong(list + ListLayout.ITEMS) + ArrayLayout.WORDS + 8 * index));
            return next;
        }
    }

    /** FOR_ITER over a tuple. */
    static final class ForTuple extends For {
        ForTuple(Instr instr, int first, long to) {
            super(instr, first, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long it = getLong(f + iterator);
            if (getInt(it) != ShapeIds.TUPLE_ITERATOR) {
                return slow(t, f, it);
            }
            long tuple = getLong(it + SequenceIteratorLayout.SEQUENCE);
            if (tuple == 0) {
                return target;
            }
            long index = getLong(it + SequenceIteratorLayout.INDEX);
            if (index >= getLong(tuple + TupleLayout.LENGTH)) {
                putLong(it + SequenceIteratorLayout.SEQUENCE, 0);
                return target;
            }
            putLong(it + SequenceIteratorLayout.INDEX, index + 1);
            putLong(f + to, getLong(tuple + TupleLayout.ITEMS + 8 * index));
            return next;
        }
    }

    /** FOR_ITER over a generator: the value arrives on the stack. */
    static final class ForGenerator extends For {
        ForGenerator(Instr instr, int first) {
            super(instr, first, instr.top);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long it = getLong(f + iterator);
            if (Objects.shape(it) == ShapeIds.GENERATOR) {
                long state = getLong(it + STATE);
                if (state == STATE_SUSPENDED || state == STATE_CREATED) {
                    return Enter.at(t, Generators.resume(t, it, Const.NONE, 0, instr.top));
                }
            }
            return slow(t, f, it);
        }
    }

    /** JUMP_BACKWARD. */
    static final class JumpBackward extends Folded {
        private final int version;

        JumpBackward(Instr instr, int first) {
            super(instr, 0, first);
            version = instr.code.version + 1;
        }

        @Override
        public Node exec(PyThread t, long f) {
            if (getLong(t.address + ThreadLayout.POLL) != 0) {
                Interpreter.poll(t);
            }
            if (instr.code.version != version) {
                return Folder.replaced(instr);
            }
            if (++instr.count >= Interpreter.backEdgeThreshold) {
                Node hot = Interpreter.backEdge(t, f, instr);
                if (hot != Tier2.NOTHING) {
                    return hot;
                }
            }
            // The head of the loop is executed at once: one round of the interpreter's loop less for each iteration.
            if (target instanceof ForRange head) {
                putInt(f + FrameLayout.PC, head.pc);
                return head.exec(t, f);
            }
            if (target instanceof ForList head) {
                putInt(f + FrameLayout.PC, head.pc);
                return head.exec(t, f);
            }
            return target;
        }
    }

    /** RESUME. */
    static final class Enter extends Folded {
        private final int version;
        /** Of the function, and not behind a yield. */
        private final boolean atStart;

        /** Where to go on in a frame that has just become current: RESUME, with which nearly all begin, is executed at once. */
        static Node at(PyThread t, Node n) {
            if (n instanceof Enter enter) {
                long f = t.frame;
                putInt(f + FrameLayout.PC, enter.pc);
                return enter.exec(t, f);
            }
            return n;
        }

        Enter(Instr instr, int first) {
            super(instr, 0, first);
            atStart = (instr.oparg & 3) == 0;
            version = instr.code.version + 1;
        }

        @Override
        public Node exec(PyThread t, long f) {
            if (getLong(t.address + ThreadLayout.POLL) != 0) {
                Interpreter.poll(t);
            }
            if (instr.code.version != version) {
                return Folder.reentered(instr);
            }
            if (atStart && ++instr.count >= Interpreter.entryThreshold) {
                Node hot = Interpreter.functionEntry(t, f, instr);
                if (hot != Tier2.NOTHING) {
                    return hot;
                }
            }
            return next;
        }
    }

    /** LIST_APPEND. */
    static final class Append extends Folded {
        private final long list;
        private final long mask;
        private final long a;

        Append(Instr instr, int taken, int first, Source source) {
            super(instr, taken, first);
            list = instr.top - 8 - 8L * instr.oparg;
            mask = source.mask();
            a = source.offset();
        }

        @Override
        public Node exec(PyThread t, long f) {
            PyList.append(t, getLong(f + list), getLong((f & mask) + a));
            return next;
        }
    }

    /** UNPACK_SEQUENCE to the stack. */
    static final class Unpack extends Folded {
        private final long mask;
        private final long a;
        private final int count;
        private final long end;

        Unpack(Instr instr, int taken, int first, Source source) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
            count = instr.oparg;
            end = instr.top - 8 + 8L * count;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & mask) + a);
            long words;
            if (x >>> TAG_SHIFT == 0 && getInt(x) == ShapeIds.TUPLE && getLong(x + TupleLayout.LENGTH) == count) {
                words = x + TupleLayout.ITEMS;
            } else if (x >>> TAG_SHIFT == 0 && getInt(x) == ShapeIds.LIST && getLong(x + ListLayout.LENGTH) == count) {
                words = getLong(x + ListLayout.ITEMS) + ArrayLayout.WORDS;
            } else {
                Building.unpack(t, x, count, f + end);
                return next;
            }
            long to = f + end;
            for (int i = 0; i < count; i++) {
                to -= 8;
                putLong(to, getLong(words + 8L * i));
            }
            return next;
        }
    }

    /** UNPACK_SEQUENCE of a pair. */
    static final class UnpackPair extends Folded {
        private final long mask;
        private final long a;
        private final long to1;
        private final long to2;

        UnpackPair(Instr instr, int taken, int first, Source source, long to1, long to2) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
            this.to1 = to1;
            this.to2 = to2;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & mask) + a);
            if (x >>> TAG_SHIFT == 0 && getInt(x) == ShapeIds.TUPLE && getLong(x + TupleLayout.LENGTH) == 2) {
                putLong(f + to1, getLong(x + TupleLayout.ITEMS));
                putLong(f + to2, getLong(x + TupleLayout.ITEMS + 8));
                return next;
            }
            return slow(t, f, x);
        }

        private Node slow(PyThread t, long f, long x) {
            Building.unpack(t, x, 2, f + instr.top + 8);
            long second = getLong(f + instr.top - 8);
            putLong(f + to1, getLong(f + instr.top));
            putLong(f + to2, second);
            return next;
        }
    }
}
