package dev.haven.server.config;

import dev.haven.server.config.TomlValue.Table;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lays what a file says over a record of defaults.
///
/// A key with a mistake keeps its default and is reported; a key that no component bears is
/// reported with the name it is nearest to.
final class Binder {
  private final List<Problem> problems;
  private final Map<String, Position> places;

  /// @param places receives where each key that was set has its value, by dotted path
  Binder(List<Problem> problems, Map<String, Position> places) {
    this.problems = problems;
    this.places = places;
  }

  <R extends Record> R bind(Table table, R standard) {
    return bind(table, standard, "");
  }

  private <R extends Record> R bind(Table table, R standard, String path) {
    var components = standard.getClass().getRecordComponents();
    var values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(table, components[i], valueOf(components[i], standard), path);
    }
    table.entries().keySet().forEach(key -> reportIfUnknown(key, components, path));
    return made(standard, components, values);
  }

  private Object value(Table table, RecordComponent component, Object standard, String path) {
    var name = key(component);
    var given = table.entries().get(new TomlKey(Position.START, name));
    if (given == null) {
      return standard;
    }
    places.put(path + name, given.at());
    try {
      if (!isSection(standard)) {
        return Conversion.read(component.getType(), setting(component), given);
      }
      if (given instanceof Table section) {
        return bind(section, (Record) standard, path + name + ".");
      }
      throw Conversion.noSection(given);
    } catch (TomlSyntax mistake) {
      var problem = mistake.problem();
      problems.add(new Problem(problem.at(), path + name + ": " + problem.text()));
      return standard;
    }
  }

  private void reportIfUnknown(TomlKey key, RecordComponent[] components, String path) {
    var known = Arrays.stream(components).map(Binder::key).toList();
    if (!known.contains(key.name())) {
      var what =
          path.isEmpty()
              ? "unknown key or section"
              : "unknown key in [" + path.substring(0, path.length() - 1) + "]:";
      problems.add(
          new Problem(
              key.at(), what + " \"" + key.name() + "\"" + Nearest.hint(key.name(), known)));
    }
  }

  static boolean isSection(Object value) {
    return value instanceof Record && !(value instanceof Octets);
  }

  static Setting setting(RecordComponent component) {
    var setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalStateException(component + " has no description");
    }
    return setting;
  }

  /// `messageSize` is written `message-size`.
  static String key(RecordComponent component) {
    var key = new StringBuilder();
    for (char c : component.getName().toCharArray()) {
      key.append(Character.isUpperCase(c) ? "-" : "").append(c);
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }

  static Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <R extends Record> R made(R like, RecordComponent[] components, Object[] values) {
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      @SuppressWarnings("unchecked")
      var constructor = (Constructor<R>) like.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
