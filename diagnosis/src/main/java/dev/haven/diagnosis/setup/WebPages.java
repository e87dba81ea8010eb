package dev.haven.diagnosis.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// The web itself, within bounds of time and size. A certificate that is not trusted makes a page
/// missing: settings from there could be anybody's.
public final class WebPages implements Pages, AutoCloseable {
  private static final int LARGEST = 256 * 1024;
  private static final int OK = 200;

  private final Duration patience;
  private final HttpClient client;

  public WebPages(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder().connectTimeout(patience).followRedirects(Redirect.NORMAL).build();
  }

  @Override
  public Page get(String url) {
    return fetched(request(url).GET().build());
  }

  @Override
  public Page post(String url, String xml) {
    return fetched(
        request(url)
            .header("Content-Type", "text/xml; charset=utf-8")
            .POST(BodyPublishers.ofString(xml))
            .build());
  }

  private HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(patience);
  }

  private Page fetched(HttpRequest request) {
    try {
      var response =
          client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
      return response.statusCode() == OK
          ? new Page.Fetched(response.body())
          : new Page.Missing("status " + response.statusCode());
    } catch (IOException e) {
      return new Page.Missing(
          Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Page.Missing("it took too long");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
