package io.penstock.waterfall;

import io.penstock.deal.Json;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.TreeSet;
import java.util.function.Function;

/** Inputs as JSON trees, both ways. */
final class InputJson {

    private InputJson() {}

    static Json write(WaterfallInput input) {
        return new JsonOut()
                .text("schema", WaterfallJson.INPUT_SCHEMA)
                .text("documentHash", input.documentHash())
                .text("currency", input.currency())
                .text("collectionPeriod", input.collectionPeriod())
                .text("previousPaymentDate", input.previousPaymentDate())
                .text("paymentDate", input.paymentDate())
                .text("accrualStart", input.accrualStart())
                .text("accrualEnd", input.accrualEnd())
                .moneys("collections", input.collections())
                .put("pool", pool(input.pool()))
                .map("fixings", input.fixings(), rate -> new Json.Text(NumberText.of(rate)))
                .texts("inputs", input.inputs())
                .texts("exercised", input.exercised())
                .put("opening", StateJson.write(input.opening()))
                .json();
    }

    static WaterfallInput read(Fields in) {
        in.schema(WaterfallJson.INPUT_SCHEMA);
        var currency = in.value("currency", Currency::getInstance);
        Function<String, Money> money = text -> MoneyText.parse(currency, text);
        return new WaterfallInput(
                in.text("documentHash"),
                currency,
                in.value("collectionPeriod", YearMonth::parse),
                in.value("previousPaymentDate", LocalDate::parse),
                in.value("paymentDate", LocalDate::parse),
                in.value("accrualStart", LocalDate::parse),
                in.value("accrualEnd", LocalDate::parse),
                in.texts("collections", money),
                in.object("pool", p -> pool(p, money)),
                in.texts("fixings", BigDecimal::new),
                in.texts("inputs", text -> text),
                new TreeSet<>(in.texts("exercised")),
                in.object("opening", o -> StateJson.read(o, money)));
    }

    private static Json pool(PoolBalances pool) {
        return new JsonOut()
                .money("begin", pool.begin())
                .money("defaulted", pool.defaulted())
                .money("removed", pool.removed())
                .money("end", pool.end())
                .money("cutOff", pool.cutOff())
                .money("delinquent30", pool.delinquent30())
                .money("delinquent60", pool.delinquent60())
                .money("delinquent90", pool.delinquent90())
                .text("count", pool.count())
                .json();
    }

    private static PoolBalances pool(Fields in, Function<String, Money> money) {
        return new PoolBalances(
                in.value("begin", money),
                in.value("defaulted", money),
                in.value("removed", money),
                in.value("end", money),
                in.value("cutOff", money),
                in.value("delinquent30", money),
                in.value("delinquent60", money),
                in.value("delinquent90", money),
                in.value("count", Long::parseLong));
    }
}
