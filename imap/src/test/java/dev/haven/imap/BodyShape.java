package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/// Takes `ENVELOPE`, `BODY` and `BODYSTRUCTURE` apart as RFC 9051 §7.5.2 describes them.
final class BodyShape {
  /// A part without parts.
  ///
  /// @param path its part number
  record Leaf(String path, String type, long octets) {
    String text() {
      return path + " " + type + " " + octets;
    }
  }

  private BodyShape() {}

  static void checkEnvelope(Response.Value value) {
    var fields = ((Response.Group) value).values();
    assertEquals(10, fields.size(), "fields of an envelope");
    for (int i : List.of(0, 1, 8, 9)) {
      checkNstring(fields.get(i));
    }
    for (var addresses : fields.subList(2, 8)) {
      if (addresses instanceof Response.Group list) {
        assertTrue(!list.values().isEmpty(), "no empty list of addresses");
        list.values().forEach(BodyShape::checkAddress);
      } else {
        assertEquals("NIL", addresses.text());
      }
    }
  }

  private static void checkAddress(Response.Value value) {
    var fields = ((Response.Group) value).values();
    assertEquals(4, fields.size(), "fields of an address");
    fields.forEach(BodyShape::checkNstring);
  }

  private static void checkNstring(Response.Value value) {
    assertTrue(value instanceof Response.Text || value.text().equals("NIL"), "a string or NIL");
  }

  static List<Leaf> leaves(Response.Value body) {
    var leaves = new ArrayList<Leaf>();
    collect((Response.Group) body, "", leaves);
    return leaves;
  }

  private static void collect(Response.Group body, String path, List<Leaf> leaves) {
    var values = body.values();
    if (values.getFirst() instanceof Response.Group) {
      for (int i = 0; values.get(i) instanceof Response.Group part; i++) {
        collect(part, path.isEmpty() ? "" + (i + 1) : path + "." + (i + 1), leaves);
      }
      return;
    }
    var type = values.get(0).text() + "/" + values.get(1).text();
    var here = path.isEmpty() ? "1" : path;
    leaves.add(new Leaf(here, type, Long.parseLong(values.get(6).text())));
    if (type.equalsIgnoreCase("message/rfc822") || type.equalsIgnoreCase("message/global")) {
      checkEnvelope(values.get(7));
      var inside = (Response.Group) values.get(8);
      boolean multipart = inside.values().getFirst() instanceof Response.Group;
      collect(inside, multipart ? here : here + ".1", leaves);
      Long.parseLong(values.get(9).text());
    } else if (values.get(0).text().equalsIgnoreCase("text")) {
      Long.parseLong(values.get(7).text());
    }
  }
}
