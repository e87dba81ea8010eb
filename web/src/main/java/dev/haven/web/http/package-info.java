/// HTTP/1.1 for small pages, over the listeners of the house.
///
/// Start at [dev.haven.web.http.HttpSession]. What holds always: a request is read whole before it
/// is answered, and has a bound in every direction; what two readers could understand differently
/// (RFC 9112 §11.2) is refused and ends the connection; a page is bytes that are known before the
/// first of them is written.
package dev.haven.web.http;
