package io.penstock.launcher.service;

import io.penstock.launcher.DataDirectory;
import io.penstock.launcher.Secrets;
import io.penstock.launcher.Urls;
import io.penstock.onchain.WalletKeys;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Configuration of the services: environment variables, all of them here. */
public final class ServiceEnvironment {

    private final DataDirectory data;
    private final Secrets secrets;
    private final String mnemonic;
    private final Urls urls;
    private final Path tokenKey;

    public ServiceEnvironment(DataDirectory data, Secrets secrets, String mnemonic, Urls urls, Path tokenKey) {
        this.data = data;
        this.secrets = secrets;
        this.mnemonic = mnemonic;
        this.urls = urls;
        this.tokenKey = tokenKey;
    }

    public Map<String, String> issuance(int port) {
        var variables = new HashMap<>(service(
                "issuance",
                port,
                urls.issuanceDatabase(),
                secrets.issuancePassword(),
                secrets.issuanceOwnerPassword(),
                WalletKeys.ISSUANCE_RELAY));
        variables.put("PENSTOCK_VAULT_KEY", secrets.vaultKey());
        return variables;
    }

    public Map<String, String> servicing(int port) {
        var variables = new HashMap<>(service(
                "servicing",
                port,
                urls.servicingDatabase(),
                secrets.servicingPassword(),
                secrets.servicingOwnerPassword(),
                WalletKeys.SERVICING_RELAY));
        // Seals addresses and secrets of subscriptions; each service seals only what it keeps itself.
        variables.put("PENSTOCK_VAULT_KEY", secrets.noticeKey());
        return variables;
    }

    /** The portal asks the services with the token of whoever reads it. */
    public Map<String, String> portal(int port) {
        return Map.of(
                "SERVER_PORT", Integer.toString(port),
                "PENSTOCK_ISSUANCE_URL", urls.issuance().toString(),
                "PENSTOCK_SERVICING_URL", urls.servicing().toString(),
                "PENSTOCK_TOKEN_KEY", tokenKey.toString());
    }

    private Map<String, String> service(
            String name, int port, String database, String password, String ownerPassword, int relay) {
        var variables = new HashMap<String, String>();
        variables.put("PENSTOCK_SERVICE", name);
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("PENSTOCK_DB_URL", database);
        variables.put("PENSTOCK_DB_USER", "penstock_" + name + "_app");
        variables.put("PENSTOCK_DB_PASSWORD", password);
        variables.put("PENSTOCK_DB_OWNER", "penstock_" + name + "_owner");
        variables.put("PENSTOCK_DB_OWNER_PASSWORD", ownerPassword);
        variables.put("PENSTOCK_KAFKA", urls.kafka());
        variables.put("PENSTOCK_CHAIN_URL", urls.chain().toString());
        variables.put("PENSTOCK_CHAIN_KEY", WalletKeys.of(mnemonic).key(relay).privateKey());
        variables.put("PENSTOCK_CONTRACTS", data.contractsFile().toString());
        variables.put("PENSTOCK_TOKEN_KEY", tokenKey.toString());
        variables.put(
                "PENSTOCK_JOURNAL_BLOCK_AGE", "5s"); // A demo's events are few: its blocks should be seen on chain.
        return variables;
    }
}
