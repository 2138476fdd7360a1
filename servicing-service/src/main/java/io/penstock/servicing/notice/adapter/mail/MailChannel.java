package io.penstock.servicing.notice.adapter.mail;

import io.penstock.servicing.notice.Channel;
import io.penstock.servicing.notice.application.NoticeChannel;
import io.penstock.servicing.notice.application.NoticeProperties;
import io.penstock.servicing.notice.application.NoticeProperties.Smtp;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.springframework.stereotype.Component;

/**
 * Sends notices by SMTP, each with the id of the delivery as its {@code Message-ID}, so that a mailbox shows a repeat once.
 * Delivered means that the mail server has taken it.
 */
@Component
public class MailChannel implements NoticeChannel {

    private static final int LONGEST = 254;

    private final Smtp smtp;
    private final Properties settings = new Properties();

    public MailChannel(NoticeProperties properties) {
        this.smtp = properties.smtp();
        var millis = Long.toString(properties.timeout().toMillis());
        settings.setProperty("mail.smtp.host", smtp.host());
        settings.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        settings.setProperty("mail.smtp.connectiontimeout", millis);
        settings.setProperty("mail.smtp.timeout", millis);
        settings.setProperty("mail.smtp.writetimeout", millis);
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(smtp.startTls()));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(smtp.startTls()));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.auth", Boolean.toString(!smtp.user().isEmpty()));
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public String faultOf(String target) {
        if (smtp.host().isEmpty()) {
            return "this deployment has no mail server";
        }
        try {
            var address = new InternetAddress(target, true);
            return target.length() > LONGEST || !address.getAddress().equals(target) || !target.contains("@")
                    ? "write the address alone: name@example.org"
                    : "";
        } catch (AddressException e) {
            return "this is no e-mail address";
        }
    }

    @Override
    public Outcome send(Outgoing notice) {
        if (smtp.host().isEmpty()) {
            return new Failed("this deployment has no mail server");
        }
        try {
            var session = Session.getInstance(settings);
            var message = message(session, notice);
            try (var transport = session.getTransport("smtp")) {
                transport.connect(
                        smtp.host(),
                        smtp.port(),
                        smtp.user().isEmpty() ? null : smtp.user(),
                        smtp.user().isEmpty() ? null : smtp.password());
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Delivered("taken by the mail server");
        } catch (SendFailedException e) {
            return new Failed("the mail server refused it"); // its words may hold the address
        } catch (MessagingException e) {
            return new Failed(e.getClass().getSimpleName());
        }
    }

    private MimeMessage message(Session session, Outgoing notice) throws MessagingException {
        var text = MailText.of(notice);
        var id = "<" + notice.id() + "@penstock>";
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(smtp.from()));
        message.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(notice.target()));
        message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
        message.setText(text.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(notice.at()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }
}
