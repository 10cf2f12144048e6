package io.sonde.instrumentation.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServletMappingsTest {

    @ParameterizedTest
    @CsvSource({
        "/shop,/items,/shop/items",
        "'',/items,/items",
        "/,/items,/items",
        "/shop,/items/*,/shop/items/*",
        "/shop,*.jsp,/shop/*.jsp",
        "/shop,'',/shop/",
        "/shop,/,",
        "/shop,/*,"
    })
    void joinsThePatternWithTheContext(String context, String pattern, String route) {
        ServletMappings mappings = new ServletMappings(context, new String[] {pattern});
        assertThat(mappings.needsPath()).isFalse();
        assertThat(mappings.route(null)).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({"/one,/one", "/more,/more/*", "/more/deep,/more/deep/*", "/a/b.page,/*.page", "/else,", "'',"})
    void findsThePatternThatMatched(String servletPath, String route) {
        ServletMappings mappings =
                new ServletMappings("", new String[] {"*.page", "/", "/more/*", "/more/deep/*", "/one"});
        assertThat(mappings.needsPath()).isTrue();
        assertThat(mappings.route(servletPath)).isEqualTo(route);
    }

    @Test
    void knowsNoRouteWithoutPatterns() {
        assertThat(new ServletMappings("/shop", new String[0]).route("/x")).isNull();
    }
}
