package dev.haven.web.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a request is answered with.
///
/// @param fields in the order they are written in; values are our own words or visible ASCII
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Response(int status, Map<String, String> fields, byte[] body) {
  /// A page.
  public static Response page(String contentType, byte[] body) {
    return of(200, contentType, body);
  }

  public static Response page(String contentType, String body) {
    return page(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /// A page with another status than 200.
  public static Response of(int status, String contentType, byte[] body) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Content-Type", contentType);
    return new Response(status, fields, body);
  }

  /// A sentence for people.
  public static Response words(int status, String sentence) {
    var body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    return of(status, "text/plain; charset=utf-8", body);
  }

  /// The same with one more field.
  public Response with(String name, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Response(status, more, body);
  }
}
