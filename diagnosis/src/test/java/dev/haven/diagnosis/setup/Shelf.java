package dev.haven.diagnosis.setup;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Pages as values: what is not on the shelf is missing.
record Shelf(Map<String, String> pages) implements Pages {
  @Override
  public Page get(String url) {
    int query = url.indexOf('?');
    var body = pages.get(query < 0 ? url : url.substring(0, query));
    return body == null
        ? new Page.Missing("status 404")
        : new Page.Fetched(body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Page post(String url, String xml) {
    return get(url);
  }
}
