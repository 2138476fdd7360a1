package io.penstock.waterfall.program;

import java.util.List;
import java.util.stream.IntStream;

/** An order of payment with targets as numbers from 0, in the sequence of its leaves. */
sealed interface Portions {

    record One(int target) implements Portions {}

    record Sequence(List<Portions> items) implements Portions {

        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** In proportion to constant weights by target, or to capacities where there are none. */
    record Proportional(boolean byCapacity, List<Portions> items) implements Portions {

        public Proportional {
            items = List.copyOf(items);
        }
    }

    /** The targets in sequence. */
    default IntStream targets() {
        return switch (this) {
            case One(int target) -> IntStream.of(target);
            case Sequence(var items) -> items.stream().flatMapToInt(Portions::targets);
            case Proportional(var _, var items) -> items.stream().flatMapToInt(Portions::targets);
        };
    }

    /** A sequence of single targets and of groups of single targets, or of one such item. */
    default boolean isFlat() {
        return switch (this) {
            case One _ -> true;
            case Sequence(var items) -> items.stream().allMatch(item -> item instanceof One || item.isGroup());
            case Proportional _ -> isGroup();
        };
    }

    private boolean isGroup() {
        return this instanceof Proportional(var _, var items) && items.stream().allMatch(One.class::isInstance);
    }

    /** Without sequences inside sequences and groups of one. */
    default Portions simplified() {
        return switch (this) {
            case One _ -> this;
            case Sequence(var items) -> {
                var flat = items.stream()
                        .map(Portions::simplified)
                        .flatMap(item ->
                                item instanceof Sequence(var inner) ? inner.stream() : java.util.stream.Stream.of(item))
                        .toList();
                yield flat.size() == 1 ? flat.getFirst() : new Sequence(flat);
            }
            case Proportional(var byCapacity, var items) ->
                items.size() == 1
                        ? items.getFirst().simplified()
                        : new Proportional(
                                byCapacity,
                                items.stream().map(Portions::simplified).toList());
        };
    }
}
