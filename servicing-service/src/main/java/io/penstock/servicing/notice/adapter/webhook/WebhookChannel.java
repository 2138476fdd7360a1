package io.penstock.servicing.notice.adapter.webhook;

import io.penstock.servicing.notice.Channel;
import io.penstock.servicing.notice.application.NoticeChannel;
import io.penstock.servicing.notice.application.NoticeProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends notices as signed requests. The host is resolved once for each connection, every address of it is checked, and the
 * connection goes to one of those that were checked: a name that changes in between leads nowhere else. Redirects are not
 * followed, proxies of the environment not used, and nothing of the answer but its status is kept.
 */
@Component
public class WebhookChannel implements NoticeChannel {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int GONE = 410;
    private static final int LONGEST = 2000;

    private final boolean privateTargets;
    private final OkHttpClient client;

    @Autowired
    public WebhookChannel(NoticeProperties properties) {
        this(properties, new OkHttpClient());
    }

    /** @param base for tests that trust a certificate of their own */
    WebhookChannel(NoticeProperties properties, OkHttpClient base) {
        this.privateTargets = properties.privateTargets();
        this.client = base.newBuilder()
                .dns(this::resolve)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(properties.timeout())
                .build();
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public String faultOf(String target) {
        var url = target.length() > LONGEST ? null : HttpUrl.parse(target);
        if (url == null) {
            return "this is no address of the web";
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return "an address with a password in it is not kept";
        }
        if (privateTargets) {
            return "";
        }
        if (!url.isHttps()) {
            return "notices are sent by https alone";
        }
        return isLiteral(url.host()) ? "name the host, not its address" : "";
    }

    @Override
    public Outcome send(Outgoing notice) {
        var fault = faultOf(notice.target());
        if (!fault.isEmpty()) {
            return new Refused(fault);
        }
        var request = new Request.Builder()
                .url(notice.target())
                .header("webhook-id", notice.id())
                .header("webhook-timestamp", Long.toString(notice.at().getEpochSecond()))
                .header("webhook-signature", Signature.of(notice.secrets(), notice.id(), notice.at(), notice.body()))
                .header("user-agent", "Penstock")
                .post(RequestBody.create(notice.body().getBytes(StandardCharsets.UTF_8), JSON))
                .build();
        try (var response = client.newCall(request).execute()) {
            var answer = "HTTP " + response.code();
            if (response.isSuccessful()) {
                return new Delivered(answer);
            }
            return response.code() == GONE ? new Refused(answer) : new Failed(answer);
        } catch (NotPublicException e) {
            return new Failed("the host resolves to an address that is not public");
        } catch (IOException e) {
            return new Failed(e.getClass().getSimpleName());
        }
    }

    /** All addresses of a host, if all are public: one that is not spoils the others. */
    private List<InetAddress> resolve(String host) throws UnknownHostException {
        var addresses = Arrays.asList(InetAddress.getAllByName(host));
        if (!privateTargets && !addresses.stream().allMatch(PublicAddress::is)) {
            throw new NotPublicException(host);
        }
        return addresses;
    }

    /** The library does not ask for the address of an address. */
    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }

    /** A host that leads into a private network, at least in part. */
    static final class NotPublicException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotPublicException(String host) {
            super(host);
        }
    }
}
