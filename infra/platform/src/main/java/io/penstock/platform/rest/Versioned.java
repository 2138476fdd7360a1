package io.penstock.platform.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The aggregate behind a controller or one of its methods. A GET answers with an {@code ETag} and knows {@code
 * If-None-Match}; a PUT or POST takes {@code If-Match} and changes nothing if the aggregate has moved on.
 *
 * <p>On a method it takes the place of that on the class.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Versioned {

    /** The aggregate's stream with variables of the path: {@code "deal/{dealId}"}. */
    String value();
}
