package io.penstock.platform.openapi;

import io.penstock.platform.rest.Versioned;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Entity tags and preconditions, as the operations of versioned controllers have them. */
final class VersionsOfOperations {

    private VersionsOfOperations() {}

    static void describe(Operation operation, HandlerMethod handler) {
        if (!AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Versioned.class)
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Versioned.class)) {
            return;
        }
        var responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), GetMapping.class)) {
            operation.addParametersItem(
                    header("If-None-Match", "entity tags that the caller has: 304 without a body if one is right"));
            responses.addApiResponse("304", new ApiResponse().description("the caller has this page"));
            var page = responses.get("200");
            if (page != null) {
                page.addHeaderObject(
                        "ETag",
                        new Header().description("version and hash of the page").schema(new StringSchema()));
            }
        } else {
            operation.addParametersItem(header(
                    "If-Match", "entity tags of one of which the version must be: else 412 and nothing is done"));
        }
    }

    private static HeaderParameter header(String name, String description) {
        var parameter = new HeaderParameter();
        parameter.name(name).required(false).description(description).schema(new StringSchema());
        return parameter;
    }
}
