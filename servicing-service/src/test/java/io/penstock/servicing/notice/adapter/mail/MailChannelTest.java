package io.penstock.servicing.notice.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.penstock.servicing.notice.Language;
import io.penstock.servicing.notice.NoticeTopic;
import io.penstock.servicing.notice.application.NoticeChannel.Delivered;
import io.penstock.servicing.notice.application.NoticeChannel.Failed;
import io.penstock.servicing.notice.application.NoticeChannel.Outcome;
import io.penstock.servicing.notice.application.NoticeChannel.Outgoing;
import io.penstock.servicing.notice.application.NoticeProperties;
import io.penstock.servicing.notice.application.NoticeProperties.Smtp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** By a real SMTP conversation with a server in this process. */
class MailChannelTest {

    private static final Map<NoticeTopic, String> DATA = Map.of(
            NoticeTopic.REPORT_PUBLISHED, "\"version\":\"2\",\"contentHash\":\"c0ffee\"",
            NoticeTopic.PAYMENT_DECLARED, "\"total\":\"1.00\",\"currency\":\"USD\",\"transaction\":\"0x1\"",
            NoticeTopic.PAYMENT_MADE, "\"transaction\":\"0x1\"",
            NoticeTopic.PAYMENT_RESERVED, "\"payments\":\"3\"",
            NoticeTopic.TRIGGER_BREACHED, "\"tests\":\"oc\",\"mode\":\"turbo\"");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void isSentInEnglish() throws Exception {
        assertThat(send(NoticeTopic.REPORT_PUBLISHED, Language.EN))
                .isEqualTo(new Delivered("taken by the mail server"));
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Investor report of DEAL, 2020-09-15");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<msg_1@penstock>");
        assertThat(mail.getAllRecipients()[0]).hasToString("ada@example.org");
        assertThat(mail.getContent().toString().replace("\r\n", "\n"))
                .isEqualTo("The investor report of deal DEAL for payment date 2020-09-15 is published as version 2.\n"
                        + "SHA-256 of the JSON file: c0ffee\n\n"
                        + "You receive this because of your subscription desk-7. To end it:"
                        + " DELETE /v1/notice-subscriptions/desk-7 of the servicing API, or write to your administrator.\n"
                        + "Notice msg_1");
    }

    @Test
    void isSentInChinese() throws Exception {
        send(NoticeTopic.REPORT_PUBLISHED, Language.ZH);
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("DEAL 2020-09-15 投资者报告");
        assertThat(mail.getContent().toString()).contains("已发布，版本 2。", "退订", "desk-7");
    }

    /** Every topic has its words in both languages, and no place in them is left unfilled. */
    @ParameterizedTest
    @EnumSource(NoticeTopic.class)
    void everyTopicHasItsWords(NoticeTopic topic) {
        for (var language : Language.values()) {
            var text = MailText.of(outgoing(topic, language));
            assertThat(text.subject()).contains("DEAL").doesNotContain("{");
            assertThat(text.text()).contains("DEAL", "2020-09-15").doesNotContain("{");
        }
    }

    @Test
    void aServerThatIsAwayIsAFailureWithoutTheAddress() {
        server.stop();
        var outcome = send(NoticeTopic.PAYMENT_MADE, Language.EN);
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.answer()).doesNotContain("ada");
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ''",
        "Ada <ada@example.org>, write the address alone: name@example.org",
        "ada, this is no e-mail address",
        "'ada@example.org, eve@example.org', this is no e-mail address",
    })
    void judgesAddressesBeforehand(String target, String fault) {
        assertThat(channel().faultOf(target)).isEqualTo(fault);
    }

    private Outcome send(NoticeTopic topic, Language language) {
        return channel().send(outgoing(topic, language));
    }

    private MailChannel channel() {
        return new MailChannel(new NoticeProperties(
                false,
                Duration.ofMillis(50),
                3,
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                new Smtp(
                        "127.0.0.1",
                        server.getSmtp() == null ? 1 : server.getSmtp().getPort(),
                        "",
                        "",
                        false,
                        "penstock@example.org")));
    }

    private static Outgoing outgoing(NoticeTopic topic, Language language) {
        return new Outgoing(
                "msg_1",
                "desk-7",
                Instant.parse("2026-11-23T04:05:06Z"),
                topic,
                "{\"data\":{\"deal\":\"DEAL\",\"paymentDate\":\"2020-09-15\"," + DATA.get(topic) + "},\"type\":\""
                        + topic.text() + "\"}",
                "ada@example.org",
                List.of(),
                language);
    }
}
