package io.penstock.platform.json;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way of writing JSON: members in the order of the record, amounts and rates as text. */
public final class PlatformJson {

    private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

    private PlatformJson() {}

    /** For events and messages: unknown members are ignored, so that a producer may add some. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Applies the house rules to another mapper. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.addModule(new KernelModule())
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }
}
