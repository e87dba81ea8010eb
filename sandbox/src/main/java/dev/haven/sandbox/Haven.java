package dev.haven.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives a test class a mail server: a parameter of type [Sandbox], of its constructor, its tests
/// or its life-cycle methods.
///
/// The server runs for as long as the class, and each test begins without mail. So the tests of one
/// class must run one after the other; classes may run at the same time.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(HavenExtension.class)
public @interface Haven {}
