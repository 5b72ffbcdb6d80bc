package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LivePageTest {

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void pageReloadsUntilItIsFinal() throws Exception {
        try (LivePage page = new LivePage(0)) {
            page.show("<p>2 of 4 ±</p>".getBytes(StandardCharsets.UTF_8), false);
            HttpResponse<String> early = load(page);
            assertThat(early.body()).isEqualTo("<p>2 of 4 ±</p>");
            assertThat(early.headers().firstValue("Content-Type"))
                    .contains("text/html; charset=utf-8");
            assertThat(early.headers().firstValue("Refresh")).isPresent();

            page.show("<p>4 of 4</p>".getBytes(StandardCharsets.UTF_8), true);
            HttpResponse<String> late = load(page);
            assertThat(late.body()).isEqualTo("<p>4 of 4</p>");
            assertThat(late.headers().firstValue("Refresh")).isEmpty();
        }
    }

    private HttpResponse<String> load(LivePage page) throws IOException, InterruptedException {
        assertThat(page.address().getHost()).isEqualTo("127.0.0.1");
        return browser.send(
                HttpRequest.newBuilder(page.address()).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
