package io.penstock.waterfall.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Where in memory the slots lie that pieces share. A slot takes over the place of one that nobody reads any more, so
 * that the lanes of a block need the first-level cache only. States, inputs, constants and what kernels touch stay at
 * their own number.
 */
final class Places {

    private final BitSet moved;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, Integer> lastStep = new HashMap<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private final PriorityQueue<Integer> free = new PriorityQueue<>();
    private final List<Integer> live = new ArrayList<>();

    private Places(BitSet moved) {
        this.moved = moved;
    }

    /** What a piece reads and writes of the slots that may move; in each lane all reading comes first. */
    private record Step(BitSet reads, BitSet writes) {}

    /**
     * Gives places to the slots of a program.
     *
     * @param pieces in the order in which they run
     * @param shared the slots that live in memory
     * @return the place of each slot that may have another than its own number
     */
    static Map<Integer, Integer> of(Code program, List<Pieces.Piece> pieces, BitSet shared) {
        var moved = (BitSet) shared.clone();
        moved.clear(0, program.states() + program.inputs());
        program.constants().keySet().forEach(moved::clear);
        program.kernels().forEach(kernel -> {
            kernel.reads().forEach(moved::clear);
            kernel.writes().forEach(moved::clear);
        });
        var places = new Places(moved);
        pieces.forEach(places::read);
        return places.place();
    }

    private void read(Pieces.Piece piece) {
        switch (piece) {
            case Pieces.Leaf(var instructions) ->
                step(
                        instructions.stream().flatMapToInt(i -> IntStream.of(i.operands())),
                        instructions.stream().mapToInt(Instruction::target));
            case Pieces.Guarded(int mask, var inside) -> {
                step(IntStream.of(mask), IntStream.empty());
                inside.forEach(this::read);
            }
            case Pieces.Copied(var _, int slot) -> step(IntStream.of(slot), IntStream.empty());
            case Pieces.Called _ -> {}
        }
    }

    private void step(IntStream reads, IntStream writes) {
        var step = new Step(movedOf(reads), movedOf(writes));
        steps.add(step);
        step.reads().stream().forEach(slot -> lastStep.put(slot, steps.size()));
        step.writes().stream().forEach(slot -> lastStep.put(slot, steps.size()));
    }

    private BitSet movedOf(IntStream slots) {
        var set = new BitSet();
        slots.filter(slot -> slot >= 0 && moved.get(slot)).forEach(set::set);
        return set;
    }

    private Map<Integer, Integer> place() {
        for (int number = 1; number <= steps.size(); number++) {
            var step = steps.get(number - 1);
            release(number, step.writes());
            step.writes().stream().filter(slot -> !places.containsKey(slot)).forEach(slot -> {
                var place = free.poll();
                places.put(slot, place == null ? slot : place);
                live.add(slot);
            });
        }
        return places;
    }

    /** Frees the places that nobody reads after this step, but not what the step writes itself. */
    private void release(int number, BitSet written) {
        live.removeIf(slot -> {
            boolean dead = lastStep.getOrDefault(slot, 0) <= number && !written.get(slot);
            if (dead) {
                free.add(places.getOrDefault(slot, slot));
            }
            return dead;
        });
    }
}
