package io.penstock.platform.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How keys are kept.
 *
 * @param lease how long an attempt that died holds its key; one that runs renews it
 * @param keepAnswers how long an answer can be given again; key and hash stay as long as the log
 */
@ConfigurationProperties("penstock.idempotency")
record IdempotencyProperties(
        @DefaultValue("10s") Duration lease,
        @DefaultValue("7d") Duration keepAnswers) {}
