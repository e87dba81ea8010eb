package dev.haven.imap;

import dev.haven.account.AnnotationKey;
import dev.haven.account.Annotations;
import dev.haven.account.Octets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Writes the ANNOTATION item of a FETCH response, RFC 5257 §4.4: what is named is told in any
/// case, what is only matched where it has such a value. Without any there is no item.
final class AnnotationWriter implements ItemWriter {
  private final FetchItem.Annotation item;
  private final String viewer;
  private final boolean utf8;

  AnnotationWriter(FetchItem.Annotation item, State.Selected state) {
    this.item = item;
    this.viewer = state.user().account().id().name();
    this.utf8 = state.names() == NameEncoding.UTF8;
  }

  @Override
  public boolean tells(Row row) {
    return !entries(row.message().annotations()).isEmpty();
  }

  @Override
  public void write(Row row, Responses out) {
    var annotations = row.message().annotations();
    out.ascii("ANNOTATION (");
    var separator = "";
    for (var entry : entries(annotations)) {
      out.ascii(separator).astring(entry).ascii(" (");
      attributes(entry, annotations, out);
      out.put(')');
      separator = " ";
    }
    out.put(')');
  }

  private Set<String> entries(Annotations annotations) {
    var entries = new LinkedHashSet<String>();
    for (var match : item.entries()) {
      if (match.isName()) {
        entries.add(match.text());
        continue;
      }
      for (var key : annotations.values().keySet()) {
        if (isAskedFor(key) && match.matches(key.entry())) {
          entries.add(key.entry());
        }
      }
    }
    return entries;
  }

  private boolean isAskedFor(AnnotationKey key) {
    for (var attribute : item.attributes()) {
      if (key.isShared() ? attribute.ofShared() : isMine(key) && attribute.ofPrivate()) {
        return true;
      }
    }
    return false;
  }

  private boolean isMine(AnnotationKey key) {
    return key.owner().equals(viewer);
  }

  private void attributes(String entry, Annotations annotations, Responses out) {
    var separator = "";
    for (var attribute : item.attributes()) {
      var name = attribute.isSize() ? "size" : "value";
      if (attribute.ofPrivate()) {
        out.ascii(separator).ascii(name).ascii(".priv ");
        value(attribute, annotations.value(new AnnotationKey(entry, viewer)), out);
        separator = " ";
      }
      if (attribute.ofShared()) {
        out.ascii(separator).ascii(name).ascii(".shared ");
        value(attribute, annotations.value(new AnnotationKey(entry, "")), out);
        separator = " ";
      }
    }
  }

  /// RFC 5257 §3.2.2: the size of what is not there is 0.
  private void value(AnnotationAttribute attribute, Optional<Octets> value, Responses out) {
    if (attribute.isSize()) {
      out.put('"').number(value.map(Octets::length).orElse(0)).put('"');
    } else {
      GetMetadata.write(value, utf8, out);
    }
  }
}
