package io.penstock.servicing.notice.adapter.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Whether an address is one of the public Internet. Everything else is refused as the target of a request that somebody
 * outside has named: loopback, private, link-local, shared, documentation, benchmarking, multicast, reserved (IANA
 * special-purpose registries, RFC 6890), and IPv6 forms that carry an IPv4 address.
 */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address v4 -> isPublic(v4.getAddress());
            case Inet6Address v6 -> isPublicV6(v6.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        int third = b[2] & 0xff;
        if (first == 0 || first == 127 || first >= 224) {
            return false;
        }
        return !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /** Global unicast is 2000::/3; of it documentation, Teredo, 6to4 and benchmarking are none. */
    private static boolean isPublicV6(byte[] b) {
        int high = (b[0] & 0xff) << 8 | (b[1] & 0xff);
        int next = (b[2] & 0xff) << 8 | (b[3] & 0xff);
        if ((high & 0xe000) != 0x2000 || high == 0x2002) {
            return false;
        }
        return !(high == 0x2001 && (next < 0x0200 || next == 0x0db8)) && !(high == 0x3fff && next < 0x1000);
    }
}
