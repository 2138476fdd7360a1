package io.penstock.platform.it;

import io.penstock.kernel.Money;
import io.penstock.platform.it.Tally.Added;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TallyStates {

    static final StateType<Money> TALLY =
            StateType.of("tally", Money.class, Money.of("USD", "0.00"), Added.class, (_, event) -> event.total());

    @Bean
    StateTypes tallyStateTypes() {
        return StateTypes.of(TALLY);
    }
}
