/** The two services without Spring, SQL and Kafka: the real rules and reactions, and around them what a platform does. */
@NullMarked
package io.penstock.simulation.service;

import org.jspecify.annotations.NullMarked;
