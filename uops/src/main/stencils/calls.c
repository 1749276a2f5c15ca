/*
 * Fast paths of calls of Java. Arguments are in the thread state as they are for the call, and so is the result; all virtual registers
 * survive. An exit leads to the call itself, so nothing may be written before the last one.
 */
#define ARGUMENT(i) AT(i64, thread, THREAD_ARGUMENTS + 8 * (i))
#define RETURN(x) AT(i64, thread, THREAD_RESULT) = (x)
#define COUNTED _Pragma("clang loop vectorize(disable) unroll(disable)")
/* Stands for the None of a slice. */
#define NO_BOUND ((i64) (1UL << 63))
/* More words than this are moved faster by Java. */
#define MANY 256

/* A bound of a slice as an index: low is where it ends below, high above. */
static inline i64 slice_bound(i64 x, i64 absent, i64 length, i64 low, i64 high)
{
    if (x == NO_BOUND)
        return absent;
    if (x < 0) {
        x += length;
        return x < low ? low : x;
    }
    return x > high ? high : x;
}

/* list, start, stop, step (raw): a new list of some items. Of more than none, and with a step of 1 or -1. */
UOP(call_list_slice, (), exits) {
    i64 list = ARGUMENT(0);
    i64 step = ARGUMENT(3);
    EXIT_UNLESS(step == 1 || step == -1);
    i64 down = step < 0;
    i64 length = AT(i64, list, LIST_LENGTH);
    i64 low = -down;
    i64 high = length - down;
    i64 start = slice_bound(ARGUMENT(1), down ? high : low, length, low, high);
    i64 stop = slice_bound(ARGUMENT(2), down ? low : high, length, low, high);
    i64 count = down ? start - stop : stop - start;
    EXIT_IF(count <= 0 || count > MANY);
    i64 array = AT(i64, thread, THREAD_ALLOCATION_CURSOR);
    i64 result = array + ARRAY_WORDS + 8 * count;
    i64 end = result + LIST_SIZE;
    EXIT_IF((u64) end > (u64) AT(i64, thread, THREAD_ALLOCATION_LIMIT));
    AT(i64, thread, THREAD_ALLOCATION_CURSOR) = end;
    i64 items = AT(i64, list, LIST_ITEMS);
    AT(i64, array, 0) = AT(u32, items, OBJECT_SHAPE);
    AT(i64, array, ARRAY_CAPACITY) = count;
    i64 from = items + ARRAY_WORDS + 8 * start;
    i64 stride = 8 * step;
    COUNTED for (i64 to = array + ARRAY_WORDS; to < result; to += 8) {
        AT(i64, to, 0) = AT(i64, from, 0);
        from += stride;
    }
    AT(i64, result, 0) = AT(u32, list, OBJECT_SHAPE);
    AT(i64, result, LIST_LENGTH) = count;
    AT(i64, result, LIST_ITEMS) = array;
    AT(i64, result, LIST_ATTRIBUTES) = 0;
    RETURN(result);
}

/* Two lists: a new one of the items of both. Of more than none. */
UOP(call_list_concat, (), exits) {
    i64 left = ARGUMENT(0);
    i64 right = ARGUMENT(1);
    i64 first = AT(i64, left, LIST_LENGTH);
    i64 second = AT(i64, right, LIST_LENGTH);
    i64 count = first + second;
    EXIT_IF(count == 0 || count > MANY);
    i64 array = AT(i64, thread, THREAD_ALLOCATION_CURSOR);
    i64 result = array + ARRAY_WORDS + 8 * count;
    i64 end = result + LIST_SIZE;
    EXIT_IF((u64) end > (u64) AT(i64, thread, THREAD_ALLOCATION_LIMIT));
    AT(i64, thread, THREAD_ALLOCATION_CURSOR) = end;
    AT(i64, array, 0) = AT(u32, AT(i64, first ? left : right, LIST_ITEMS), OBJECT_SHAPE);
    AT(i64, array, ARRAY_CAPACITY) = count;
    i64 to = array + ARRAY_WORDS;
    i64 from = AT(i64, left, LIST_ITEMS) + ARRAY_WORDS;
    i64 middle = to + 8 * first;
    COUNTED for (; to < middle; to += 8) {
        AT(i64, to, 0) = AT(i64, from, 0);
        from += 8;
    }
    from = AT(i64, right, LIST_ITEMS) + ARRAY_WORDS;
    COUNTED for (; to < result; to += 8) {
        AT(i64, to, 0) = AT(i64, from, 0);
        from += 8;
    }
    AT(i64, result, 0) = AT(u32, left, OBJECT_SHAPE);
    AT(i64, result, LIST_LENGTH) = count;
    AT(i64, result, LIST_ITEMS) = array;
    AT(i64, result, LIST_ATTRIBUTES) = 0;
    RETURN(result);
}

/* How many, then as many ints (raw): how many of them are different. */
UOP(call_distinct_ints, (), exits) {
    i64 last = 8 * ARGUMENT(0);
    i64 distinct = 0;
    EXIT_IF((u64) last >= 8 * THREAD_ARGUMENT_COUNT);
    COUNTED for (i64 at = 8; at <= last; at += 8) {
        i64 x = AT(i64, thread + at, THREAD_ARGUMENTS);
        i64 before = 8;
        COUNTED while (AT(i64, thread + before, THREAD_ARGUMENTS) != x)
            before += 8;
        distinct += before == at;
    }
    RETURN(distinct);
}

/* list, start, stop (raw), another list: replaces as many items as that one has. */
UOP(call_list_store_slice, (), exits) {
    i64 list = ARGUMENT(0);
    i64 source = ARGUMENT(3);
    i64 length = AT(i64, list, LIST_LENGTH);
    i64 start = slice_bound(ARGUMENT(1), 0, length, 0, length);
    i64 stop = slice_bound(ARGUMENT(2), length, length, 0, length);
    i64 count = AT(i64, source, LIST_LENGTH);
    EXIT_IF(list == source || stop - start != count || count > MANY);
    i64 to = AT(i64, list, LIST_ITEMS) + ARRAY_WORDS + 8 * start;
    i64 from = AT(i64, source, LIST_ITEMS) + ARRAY_WORDS;
    i64 end = from + 8 * count;
    COUNTED for (; from < end; from += 8) {
        AT(i64, to, 0) = AT(i64, from, 0);
        to += 8;
    }
    RETURN(list);
}

/* list, index (raw): removes an item. */
UOP(call_list_pop, (), exits) {
    i64 list = ARGUMENT(0);
    i64 index = ARGUMENT(1);
    i64 length = AT(i64, list, LIST_LENGTH);
    if (index < 0)
        index += length;
    EXIT_UNLESS((u64) index < (u64) length && length - index <= MANY);
    i64 at = AT(i64, list, LIST_ITEMS) + ARRAY_WORDS + 8 * index;
    i64 last = AT(i64, list, LIST_ITEMS) + ARRAY_WORDS + 8 * (length - 1);
    i64 value = AT(i64, at, 0);
    COUNTED for (; at < last; at += 8)
        AT(i64, at, 0) = AT(i64, at, 8);
    AT(i64, last, 0) = 0;
    AT(i64, list, LIST_LENGTH) = length - 1;
    RETURN(value);
}

/* list, index (raw), value: inserts an item where there is room. */
UOP(call_list_insert, (), exits) {
    i64 list = ARGUMENT(0);
    i64 index = ARGUMENT(1);
    i64 length = AT(i64, list, LIST_LENGTH);
    i64 items = AT(i64, list, LIST_ITEMS);
    if (index < 0) {
        index += length;
        if (index < 0)
            index = 0;
    } else if (index > length) {
        index = length;
    }
    EXIT_UNLESS(length < AT(i64, items, ARRAY_CAPACITY) && length - index <= MANY);
    i64 at = items + ARRAY_WORDS + 8 * index;
    COUNTED for (i64 to = items + ARRAY_WORDS + 8 * length; to > at; to -= 8)
        AT(i64, to, 0) = AT(i64, to, -8);
    AT(i64, at, 0) = ARGUMENT(2);
    AT(i64, list, LIST_LENGTH) = length + 1;
    RETURN(list);
}

/*
 * dict, key (a str or a tagged int), what to return if it is there (0: its value), what to return if not (0: exits). Only keys that are
 * identical count; another one of the same hash exits.
 */
UOP(call_dict_find, (), exits) {
    i64 dict = ARGUMENT(0);
    i64 key = ARGUMENT(1);
    i64 index = AT(i64, dict, DICT_INDEX);
    EXIT_IF(index == 0);
    i64 hash;
    if (is_int(key)) {
        hash = untag_int(key);
        if (hash == -1)
            hash = -2;
    } else {
        hash = AT(i64, key, STR_HASH);
        EXIT_IF(hash == 0);
    }
    i64 mask = (AT(i64, index, RAW_CAPACITY) >> 2) - 1;
    i64 entries = AT(i64, dict, DICT_ENTRIES) + RAW_DATA;
    u64 perturb = (u64) hash;
    i64 i = hash & mask;
    i64 result = ARGUMENT(3);
    while (1) {
        i64 number = AT_INDEX(i32, index, i, RAW_DATA);
        if (number >= 0) {
            i64 entry = entries + DICT_ENTRY_SIZE * number;
            if (AT(i64, entry, DICT_ENTRY_KEY) == key) {
                result = ARGUMENT(2);
                if (result == 0)
                    result = AT(i64, entry, DICT_ENTRY_VALUE);
                break;
            }
            EXIT_IF(AT(i64, entry, DICT_ENTRY_HASH) == hash);
        } else if (number == DICT_EMPTY) {
            break;
        }
        perturb >>= 5;
        i = (5 * i + (i64) perturb + 1) & mask;
    }
    EXIT_IF(result == 0);
    RETURN(result);
}
