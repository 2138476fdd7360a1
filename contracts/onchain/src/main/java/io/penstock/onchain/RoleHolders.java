package io.penstock.onchain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who has the roles of people in a deployment, as addresses.
 *
 * @param addresses by role; a role that is missing has no holder, and without {@link Role#ADMIN} the deployment is final
 */
public record RoleHolders(Map<Role, String> addresses) {

    /** Keys of the development identities start here in the wallet of the deployment. */
    private static final int FIRST_KEY = 2_000;

    /**
     * Checks the table.
     *
     * @throws IllegalArgumentException if one address has two roles that must not meet, or a role of contracts is given
     */
    public RoleHolders {
        Map<String, Set<Role>> byHolder = new HashMap<>();
        addresses.forEach((role, address) -> {
            if (!role.held()) {
                throw new IllegalArgumentException(role + " is no role of a person");
            }
            byHolder.computeIfAbsent(address.toLowerCase(Locale.ROOT), _ -> EnumSet.noneOf(Role.class))
                    .add(role);
        });
        byHolder.forEach((address, roles) -> {
            if (!Role.compatible(roles)) {
                throw new IllegalArgumentException(address + " may not have all of " + roles);
            }
        });
        addresses = Map.copyOf(addresses);
    }

    /** Nobody: what is deployed can never be changed, frozen, paused or recovered. */
    public static RoleHolders none() {
        return new RoleHolders(Map.of());
    }

    /** Development identities of one wallet, an address of its own for each role; the governor is the admin. */
    public static RoleHolders derivedFrom(WalletKeys keys) {
        var addresses = new EnumMap<Role, String>(Role.class);
        for (Role role : Role.values()) {
            if (role.held()) {
                addresses.put(role, key(keys, role).address());
            }
        }
        return new RoleHolders(addresses);
    }

    /** The key of a development identity. */
    public static WalletKey key(WalletKeys keys, Role role) {
        Role owner = role == Role.GOVERNOR ? Role.ADMIN : role;
        return keys.key(FIRST_KEY + Math.toIntExact(owner.id()));
    }
}
