package dev.haven.server.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Writes a configuration as a TOML file.
public final class Reference {
  private static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();
  private final boolean documented;
  private final Set<Class<?>> explained = new HashSet<>();

  private Reference(boolean documented) {
    this.documented = documented;
  }

  /// Every key with its description above it and its default, commented out. Keys that come again
  /// and again are described the first time.
  public static String documented() {
    var reference = new Reference(true);
    reference.comment(
        "Haven's configuration. Every key may be left out; what stands here are the defaults."
            + " Haven reads haven.toml in its data directory, or the file named with --config."
            + " `haven check` finds mistakes, `haven config` prints what is in effect.");
    reference.section(Configuration.standard(), "");
    return reference.out.toString();
  }

  /// What is in effect.
  public static String effective(Configuration configuration) {
    var reference = new Reference(false);
    reference.section(configuration, "");
    return reference.out.toString();
  }

  private void section(Record section, String path) {
    boolean explain = documented && explained.add(section.getClass());
    var components = section.getClass().getRecordComponents();
    for (var component : components) {
      var value = Binder.valueOf(component, section);
      if (!Binder.isSection(value)) {
        if (explain) {
          out.append('\n');
          comment(Binder.setting(component).value());
        }
        out.append(documented ? "#" : "").append(Binder.key(component)).append(" = ");
        out.append(Conversion.write(value)).append('\n');
      }
    }
    for (var component : components) {
      if (Binder.valueOf(component, section) instanceof Record inner && Binder.isSection(inner)) {
        var name = path + Binder.key(component);
        heading(inner, name, Binder.setting(component).value());
        section(inner, name + ".");
      }
    }
  }

  private void heading(Record section, String name, String description) {
    if (documented) {
      out.append('\n');
      comment(description);
    }
    boolean hasKeys =
        Arrays.stream(section.getClass().getRecordComponents())
            .anyMatch(component -> !Binder.isSection(Binder.valueOf(component, section)));
    if (hasKeys) {
      out.append(documented ? "[" : "\n[").append(name).append("]\n");
    }
  }

  private void comment(String text) {
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + WIDTH - 2);
      if (to < text.length()) {
        to = text.lastIndexOf(' ', to);
      }
      out.append("# ").append(text, from, to).append('\n');
      from = to + 1;
    }
  }
}
