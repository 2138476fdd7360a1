package io.penstock.launcher;

import io.penstock.launcher.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a command needs to know of a stack that runs, whether it started it or found it. */
public final class RunningStack {

    private static final Duration TOKEN_VALIDITY = Duration.ofHours(12);

    private final DataDirectory data;
    private final StackRecord record;
    private final Urls urls;
    private final DevelopmentTokens tokens;
    private final String mnemonic;

    RunningStack(DataDirectory data, StackRecord record, Urls urls, DevelopmentTokens tokens, String mnemonic) {
        this.data = data;
        this.record = record;
        this.urls = urls;
        this.tokens = tokens;
        this.mnemonic = mnemonic;
    }

    public Urls urls() {
        return urls;
    }

    /** {@code anvil}, {@code ganache} or the URL of a node. */
    public String chain() {
        return record.chain();
    }

    /** Addresses of the deployed contracts, JSON. */
    public Path contractsFile() {
        return data.contractsFile();
    }

    /** BIP-39; wallets of the demo's investors and parties are {@code m/44'/60'/0'/0/10} and up. */
    public String mnemonic() {
        return mnemonic;
    }

    public Path dataDirectory() {
        return data.root();
    }

    public List<ProcessRecord> processes() {
        return record.processes();
    }

    /** The launcher, as long as it runs. */
    public Optional<ProcessIdentity> launcher() {
        return StackLock.holder(data);
    }

    /**
     * A token for one person.
     *
     * @param roles of {@code spv-admin}, {@code approver}, {@code investor}, {@code auditor}, {@code operator}
     */
    public String token(String subject, String... roles) {
        return tokens.issue(subject, List.of(roles), Optional.empty(), TOKEN_VALIDITY);
    }

    /** A token for somebody of an investor: opens the holdings of that investor and no others. */
    public String investorToken(String subject, String investorId) {
        return tokens.issue(subject, List.of("investor"), Optional.of(investorId), TOKEN_VALIDITY);
    }
}
