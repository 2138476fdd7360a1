package io.penstock.platform.state;

import io.penstock.kernel.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;

/** Which shape a type has. */
final class StateShapes {

    private static final Map<Class<?>, StateShape> TEXTS = Map.ofEntries(
            text(String.class, Function.identity()),
            text(BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new),
            text(Currency.class, Currency::getCurrencyCode, Currency::getInstance),
            text(LocalDate.class, LocalDate::parse),
            text(YearMonth.class, YearMonth::parse),
            text(Instant.class, Instant::parse));

    private static final Map<Class<?>, StateShape> PLAIN = Map.of(
            int.class, PlainShape.number(Integer.class, Integer::valueOf),
            Integer.class, PlainShape.number(Integer.class, Integer::valueOf),
            long.class, PlainShape.number(Long.class, Long::valueOf),
            Long.class, PlainShape.number(Long.class, Long::valueOf),
            boolean.class, PlainShape.truth(),
            Boolean.class, PlainShape.truth(),
            Money.class, PlainShape.money());

    private StateShapes() {}

    static StateShape make(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), type);
        }
        if (!(type instanceof Class<?> raw)) {
            throw new IllegalArgumentException("a state holds no " + type);
        }
        if (TEXTS.containsKey(raw)) {
            return TEXTS.get(raw);
        }
        if (PLAIN.containsKey(raw)) {
            return PLAIN.get(raw);
        }
        if (raw.isEnum()) {
            return PlainShape.constant(raw);
        }
        if (isId(raw)) {
            return RecordShape.id(raw);
        }
        if (raw.isRecord()) {
            return new RecordShape(raw);
        }
        if (raw.isSealed()) {
            return new ChoiceShape(raw);
        }
        throw new IllegalArgumentException("a state holds no " + raw.getName());
    }

    private static StateShape container(Class<?> raw, Type[] arguments, Type type) {
        if (raw == List.class) {
            return new ListShape(arguments[0]);
        }
        if (raw == Set.class || raw == SortedSet.class) {
            return new SetShape(raw, arguments[0]);
        }
        if (raw == Map.class || raw == SortedMap.class) {
            return new MapShape(raw, arguments[0], arguments[1]);
        }
        if (raw == Optional.class) {
            return new OptionalShape(arguments[0]);
        }
        throw new IllegalArgumentException("a state holds no " + type);
    }

    /** As in events: a record with the single text {@code value} stands for that text. */
    private static boolean isId(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        var components = type.getRecordComponents();
        return components.length == 1
                && components[0].getName().equals("value")
                && components[0].getType() == String.class;
    }

    private static <T> Map.Entry<Class<?>, StateShape> text(Class<T> type, Function<String, T> read) {
        return text(type, Object::toString, read);
    }

    private static <T> Map.Entry<Class<?>, StateShape> text(
            Class<T> type, Function<T, String> write, Function<String, T> read) {
        return Map.entry(type, PlainShape.text(type, write, read));
    }
}
