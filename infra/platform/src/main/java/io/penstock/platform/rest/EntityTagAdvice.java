package io.penstock.platform.rest;

import io.penstock.platform.json.PlatformJson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Gives each page of an aggregate its entity tag, and answers 304 without a body to whoever has that page. */
@RestControllerAdvice
class EntityTagAdvice implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return returnType.hasMethodAnnotation(GetMapping.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null
                || !(request instanceof ServletServerHttpRequest asked)
                || !(response instanceof ServletServerHttpResponse answer)
                || answer.getServletResponse().getStatus() != HttpStatus.OK.value()) {
            return body;
        }
        var version = VersionInterceptor.noted(asked.getServletRequest());
        if (version == null || version < 0) {
            return body;
        }
        var tag = EntityTag.of(
                version,
                body instanceof String text ? text : PlatformJson.mapper().writeValueAsString(body));
        response.getHeaders().set(HttpHeaders.ETAG, tag.toString());
        var had = asked.getServletRequest().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (had == null || !EntityTag.list(had).map(tag::isAmong).orElse(false)) {
            return body;
        }
        response.setStatusCode(HttpStatus.NOT_MODIFIED);
        return null;
    }
}
