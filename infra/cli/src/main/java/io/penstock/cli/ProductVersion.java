package io.penstock.cli;

import picocli.CommandLine.IVersionProvider;

/** {@code --version}: the product's version and the Java that runs it. */
final class ProductVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Penstock.class.getPackage().getImplementationVersion();
        return new String[] {
            "penstock " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
        };
    }
}
