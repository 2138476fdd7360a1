package io.penstock.platform.json;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.Version;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleSerializers;

/** Teaches Jackson our amounts and ids, so that the kernel and the contexts need no annotation. */
final class KernelModule extends JacksonModule {

    @Override
    public String getModuleName() {
        return "penstock";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        var writers = new SimpleSerializers();
        writers.addSerializer(Money.class, new MoneyWriter());
        writers.addSerializer(BigDecimal.class, new RateWriter());
        context.addSerializers(writers);
        var readers = new SimpleDeserializers();
        readers.addDeserializer(Money.class, new MoneyReader());
        context.addDeserializers(readers);
        context.addSerializers(new IdSerializers.Values());
        context.addKeySerializers(new IdSerializers.Keys());
        context.addDeserializers(new IdDeserializers.Values());
        context.addKeyDeserializers(new IdDeserializers.Keys());
    }

    /** {@code {"currency":"USD","minorUnits":"12345"}}: text, because readers in other languages lose digits. */
    private static final class MoneyWriter extends ValueSerializer<Money> {

        @Override
        public void serialize(Money value, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty("currency", value.currency().getCurrencyCode());
            out.writeStringProperty("minorUnits", Long.toString(value.minorUnits()));
            out.writeEndObject();
        }
    }

    /** Plain text, every digit kept: {@code 1.450E-7} is {@code "0.0000001450"}. */
    private static final class RateWriter extends ValueSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toPlainString());
        }
    }

    private static final class MoneyReader extends ValueDeserializer<Money> {

        private record Wire(
                @Nullable String currency, @Nullable String minorUnits) {}

        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws JacksonException {
            var wire = context.readValue(in, Wire.class);
            if (wire.currency() == null || wire.minorUnits() == null) {
                return (Money) context.reportInputMismatch(Money.class, "an amount needs currency and minorUnits");
            }
            try {
                return new Money(Currency.getInstance(wire.currency()), Long.parseLong(wire.minorUnits()));
            } catch (IllegalArgumentException e) {
                return (Money) context.handleInstantiationProblem(Money.class, wire, e);
            }
        }
    }
}
