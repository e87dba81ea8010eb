package dev.haven.server.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes a key of `haven.toml`, on the record component that holds its value.
///
/// The key is the component's name in kebab case. Its default is what the record's `standard()`
/// says.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Setting {
  /// What it does, in sentences; becomes the comment above the key in `docs/haven.toml`.
  String value();

  /// The least number (or octets, or seconds) allowed.
  long min() default Long.MIN_VALUE;

  /// The greatest number (or octets, or seconds) allowed.
  long max() default Long.MAX_VALUE;
}
