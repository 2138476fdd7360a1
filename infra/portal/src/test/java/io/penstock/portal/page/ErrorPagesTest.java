package io.penstock.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

class ErrorPagesTest {

    private final ErrorPages pages = new ErrorPages();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final Model model = new ExtendedModelMap();

    @Test
    void tellABrowserThatThePortalFailed() throws IOException {
        request.addHeader("Accept", "text/html");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        assertThat(pages.error(request, response, model)).isEqualTo("error");
        assertThat(model.getAttribute("kind")).isEqualTo("failed");
        assertThat(response.getStatus()).isEqualTo(500);
    }

    @Test
    void tellAProgramWithoutSayingWhy() throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        request.setAttribute(RequestDispatcher.ERROR_MESSAGE, "secret");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/deals");
        assertThat(pages.error(request, response, model)).isNull();
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString())
                .contains("INTERNAL_SERVER_ERROR", "\"instance\":\"/deals\"")
                .doesNotContain("secret");
    }

    @Test
    void areNoPageThemselves() throws IOException {
        assertThat(pages.error(request, response, model)).isNull();
        assertThat(response.getStatus()).isEqualTo(404);
    }
}
