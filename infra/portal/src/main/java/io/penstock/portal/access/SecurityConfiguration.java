package io.penstock.portal.access;

import io.penstock.portal.PortalSettings;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Sign-in page and style sheet are open; all else, health included, needs a token with a role. There is no server-side
 * session and nothing to change, hence neither CSRF tokens nor a saved request.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        return SecurityHeaders.registration();
    }

    @Bean
    FilterRegistrationBean<ReadOnlyRoutes> readOnlyRoutes() {
        return ReadOnlyRoutes.registration();
    }

    @Bean
    JwtDecoder jwtDecoder(PortalSettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(publicKey(settings.publicKey()))
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
        // A session ends when its token does: no grace, and no token without an end.
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
        times.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(times);
        return decoder;
    }

    @Bean
    @Order(1)
    SecurityFilterChain open(HttpSecurity http) {
        return base(http)
                .securityMatcher("/sign-in", "/sign-out", "/assets/**", "/favicon.ico", "/error")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SessionCookie cookie, Tokens tokens) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token -> Tokens.roles(token).stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .map(org.springframework.security.core.GrantedAuthority.class::cast)
                .toList());
        SignInEntryPoint entryPoint = new SignInEntryPoint(cookie, tokens);
        return base(http)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .hasAnyRole(Tokens.ROLES.toArray(String[]::new)))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(cookie)
                        .authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(entryPoint)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(converter)))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(entryPoint))
                .build();
    }

    private static HttpSecurity base(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                // SecurityHeaders writes them, on error pages too.
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static RSAPublicKey publicKey(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            RSAPublicKey key = RsaKeyConverters.x509().convert(pem);
            if (key == null) {
                throw new IllegalArgumentException("empty");
            }
            return key;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "PENSTOCK_TOKEN_KEY names " + file + ", which holds no RSA public key in PEM"
                            + " (a file that begins with -----BEGIN PUBLIC KEY-----).",
                    unreadable);
        }
    }
}
