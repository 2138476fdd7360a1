/** The runnable jars of the services and of the portal. */
@NullMarked
package io.penstock.launcher.service;

import org.jspecify.annotations.NullMarked;
