-- Which of two readings is the later one, whatever the clocks of those who read: numbers go up and never back.
CREATE SEQUENCE "ReadTurn";
