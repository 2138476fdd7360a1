package io.penstock.platform.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * What every operation has in common, said once: the token, the key of a POST, problems instead of bare errors, and the
 * roles that the handler names. Served at {@code /v1/openapi} to everybody who is signed in.
 */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    private static final Pattern ROLE = Pattern.compile("'([a-z-]+)'");
    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service) {
        return new OpenAPI()
                .info(new Info()
                        .title("Penstock " + service)
                        .version("1")
                        .description("Amounts are text in major units beside their currency, dates RFC 3339 without"
                                + " time, moments with it. Errors are RFC 9457 problems with a stable code."))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problem()));
    }

    /** Schemas are named by the class that they stand in too: several controllers have a {@code CheckView} of their own. */
    @Bean
    ModelResolver schemas(ObjectMapperProvider mappers) {
        var resolver = new ModelResolver(mappers.jsonMapper(), new TypeNameResolver() {
            @Override
            protected String nameForClass(Class<?> type, Set<Options> options) {
                var outer = type.getEnclosingClass();
                return outer == null
                        ? super.nameForClass(type, options)
                        : outer.getSimpleName().replace("Controller", "") + type.getSimpleName();
            }
        });
        resolver.openapi31(true);
        return resolver;
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", text("identifies the kind of problem"))
                .addProperty("title", text("the kind in words"))
                .addProperty("status", new IntegerSchema().description("of the answer"))
                .addProperty("detail", text("what is wrong here and what to do"))
                .addProperty("instance", text("the request's path"))
                .addProperty("code", text("stable, for machines"));
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    @Bean
    OperationCustomizer whatOperationsShare() {
        return (operation, handler) -> {
            roles(operation, handler);
            if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), PostMapping.class)) {
                operation.addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .required(true)
                        .description("a new one for each thing to be done, the same one for a repeat")
                        .schema(new StringSchema()));
            }
            VersionsOfOperations.describe(operation, handler);
            operation.setOperationId(
                    handler.getBeanType().getSimpleName().replace("Controller", "") + "." + operation.getOperationId());
            return operation;
        };
    }

    private static void roles(Operation operation, HandlerMethod handler) {
        var rule = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class);
        }
        if (rule != null) {
            var roles = new TreeSet<String>();
            ROLE.matcher(rule.value()).results().forEach(role -> roles.add(role.group(1)));
            operation.addExtension("x-roles", List.copyOf(roles));
        }
    }

    /** Every answer that is none: one shape. Paths and schemas in order, so that the text changes only with the API. */
    @Bean
    OpenApiCustomizer problemsOfOperations() {
        return api -> {
            var content = new Content()
                    .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> {
                        var responses =
                                operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
                        responses.addApiResponse(
                                "default",
                                new ApiResponse().description("a problem").content(content));
                        operation.setResponses(responses);
                    });
            Map<String, PathItem> ordered = new TreeMap<>(api.getPaths());
            api.getPaths().clear();
            ordered.forEach(api.getPaths()::addPathItem);
        };
    }
}
